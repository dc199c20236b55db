/** When the prices below were looked up. They change seldom, and mostly fall: check before you rely on them. */
export const PRICES_OF = 'November 2026';

/** US dollars, us-east-1, arm64, on demand, without the free tier. */
export const PRICES = {
  /** https://aws.amazon.com/dynamodb/pricing/on-demand/ */
  writeUnit: 0.625 / 1e6,
  readUnit: 0.125 / 1e6,
  tableGigabyteMonth: 0.25,
  recoveryGigabyteMonth: 0.2,
  /** https://aws.amazon.com/lambda/pricing/ */
  gigabyteSecond: 0.0000133334,
  invocation: 0.2 / 1e6,
  /** https://aws.amazon.com/sqs/pricing/ : a request of up to 64 KB */
  queueRequest: 0.4 / 1e6,
  /** https://aws.amazon.com/s3/pricing/ */
  put: 5 / 1e6,
  get: 0.4 / 1e6,
  objectGigabyteMonth: 0.023,
  /** https://aws.amazon.com/cloudwatch/pricing/ */
  logGigabyte: 0.5,
  logGigabyteMonth: 0.03,
  alarmMetricMonth: 0.1,
  dashboardMonth: 3,
  metricMonth: 0.3,
  /** https://aws.amazon.com/xray/pricing/ */
  trace: 5 / 1e6,
  /** https://aws.amazon.com/kms/pricing/ */
  keyMonth: 1,
  keyRequest: 0.03 / 1e4,
} as const;

/**
 * Amazon Comprehend: a unit is 100 characters, a request has at least three; the more in a month, the cheaper.
 * https://aws.amazon.com/comprehend/pricing/
 */
export const COMPREHEND = {
  unitCharacters: 100,
  leastUnits: 3,
  /** Up to so many units of a month, the price of one of them; for each kind of request apart. */
  tiers: [
    { upTo: 10e6, price: 0.0001 },
    { upTo: 50e6, price: 0.00005 },
    { upTo: Number.POSITIVE_INFINITY, price: 0.000025 },
  ],
  requests: ['DetectDominantLanguage', 'DetectEntities', 'DetectKeyPhrases', 'DetectSentiment'],
} as const;
