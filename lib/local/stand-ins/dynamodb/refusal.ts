/** An error as DynamoDB answers it. */
export class Refusal extends Error {
  readonly type: string;
  /** Beside the message: the item that did not meet a condition. */
  readonly details: object;

  constructor(type: string, message: string, details: object = {}) {
    super(message);
    this.type = type;
    this.details = details;
  }
}

const VALIDATION = 'com.amazon.coral.validate#ValidationException';
const DYNAMODB = 'com.amazonaws.dynamodb.v20120810#';

export const invalid = (message: string): Refusal => new Refusal(VALIDATION, message);

export const invalidParameter = (message: string): Refusal =>
  invalid(`One or more parameter values were invalid: ${message}`);

export const conditionFailed = (details: object): Refusal =>
  new Refusal(`${DYNAMODB}ConditionalCheckFailedException`, 'The conditional request failed', details);

export const notFound = (name: string): Refusal =>
  new Refusal(`${DYNAMODB}ResourceNotFoundException`, `Requested resource not found: Table: ${name} not found`);

export const inUse = (name: string): Refusal =>
  new Refusal(`${DYNAMODB}ResourceInUseException`, `Table already exists: ${name}`);
