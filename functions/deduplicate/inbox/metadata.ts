/** What S3 says about an object beside its bytes. */
export interface ObjectMetadata {
  /** `x-amz-meta-…` headers, by their names without that. */
  metadata?: Record<string, string>;
  tags?: readonly { Key?: string | undefined; Value?: string | undefined }[];
  contentLanguage?: string;
}

/**
 * All of it by name, in lower case. What was given with the upload takes precedence over a tag, which anybody may have
 * added later, and a tag over the language of the HTTP header. lib/text/article/finish-article.ts says which names are
 * used and for what; docs/operations.md explains them to uploaders.
 */
export const describedBy = ({ metadata = {}, tags = [], contentLanguage }: ObjectMetadata): Record<string, string> => ({
  ...(contentLanguage && { language: contentLanguage.split(',')[0]!.trim() }),
  ...named(tags.map(({ Key = '', Value = '' }) => [Key, Value])),
  ...named(Object.entries(metadata).map(([name, value]) => [name, decodeWords(value)])),
});

const named = (entries: readonly (readonly [string, string])[]): Record<string, string> =>
  Object.fromEntries(entries.filter(([, value]) => value !== '').map(([name, value]) => [name.toLowerCase(), value]));

/**
 * S3 returns what is not ASCII in a header as encoded words (RFC 2047), in UTF-8.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html#UserMetadata
 */
const decodeWords = (value: string): string =>
  value
    // White space between two encoded words is not part of the text.
    .replace(/\?=[ \t]+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?\s]*)\?=/gi, (_, encoding: string, text: string) =>
      (encoding.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : quotedPrintable(text)).toString('utf8'),
    );

const quotedPrintable = (text: string): Buffer =>
  Buffer.from(
    text.replaceAll('_', ' ').replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
