declare module 'vader-sentiment/src/vader_lexicon.js' {
  /** Words and emoticons with their mean valence, -4 to 4. */
  export const lexicon: Record<string, number>;
}

declare module 'vader-sentiment' {
  const vader: { SentimentIntensityAnalyzer: { polarity_scores(text: string): { compound: number } } };
  export default vader;
}
