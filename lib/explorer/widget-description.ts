/** What the console shows for "Get documentation": Markdown. */
export const DESCRIPTION = `## Newsprint: the explorer

Who said what, how certain, about whom: the tables of Newsprint as pages. It reads the tables and writes nothing.

### Widget parameters

All may be left out; then the widget begins with what came in during the dashboard's time range.

Param | Description
---|---
**view** | \`today\`, \`story\`, \`disagreement\`, \`somebody\`, \`article\`, \`files\` or \`search\`
**story** | for \`story\` and \`disagreement\`: a storyId
**subject** | for \`disagreement\`: a name, or the words that are disputed
**name** | for \`somebody\`: a person, an organisation or a place, as the tables write it
**article** | for \`article\`: an articleId
**key** | for \`files\`: the key of a file in the inbox
**outcome** | for \`files\`: \`new\`, \`variant\`, \`copy\`, \`rejected\`, \`failed\`, \`superseded\` or \`removed\`
**words**, **speaker**, **from**, **to** | for \`search\`: a name or a few words of a quotation; who said it; days (YYYY-MM-DD)

### Example parameters

\`\`\` yaml
view: somebody
name: Leon Panetta
\`\`\`
`;
