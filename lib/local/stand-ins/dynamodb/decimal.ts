/** DynamoDB's numbers: decimal, of up to 38 digits. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html#HowItWorks.DataTypes.Number */

const MAX_DIGITS = 38;
const MAX_EXPONENT = 125;
const MIN_EXPONENT = -130;
/** So many digits are exact as a JavaScript number. */
const SHORT = /^-?[1-9]\d{0,14}$|^0$/;
const DECIMAL = /^([-+]?)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d{1,4}))?$/;

/** `digits` × 10^`exponent`; no zeros at its end, except for zero itself. */
interface Decimal {
  digits: bigint;
  exponent: number;
}

const read = (text: string): Decimal | undefined => {
  const [, sign, whole = '', fraction = '', exponent = '0'] = DECIMAL.exec(text) ?? [];
  if (sign === undefined || whole + fraction === '') return undefined;
  return shortened({
    digits: BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n),
    exponent: Number(exponent) - fraction.length,
  });
};

const shortened = ({ digits, exponent }: Decimal): Decimal => {
  if (digits === 0n) return { digits, exponent: 0 };
  let [rest, power] = [digits, exponent];
  while (rest % 10n === 0n) [rest, power] = [rest / 10n, power + 1];
  return { digits: rest, exponent: power };
};

const write = ({ digits, exponent }: Decimal): string => {
  if (exponent >= 0) return `${digits}${'0'.repeat(exponent)}`;
  const sign = digits < 0n ? '-' : '';
  const text = String(digits < 0n ? -digits : digits).padStart(1 - exponent, '0');
  return `${sign}${text.slice(0, exponent)}.${text.slice(exponent)}`;
};

const digitsOf = ({ digits }: Decimal): number => String(digits < 0n ? -digits : digits).length;

/** What DynamoDB says of a number that it does not take. */
export const numberProblem = (text: string): string | undefined => {
  if (SHORT.test(text)) return undefined;
  const decimal = read(text);
  if (!decimal) return `The parameter cannot be converted to a numeric value: ${text}`;
  if (digitsOf(decimal) > MAX_DIGITS) return 'Attempting to store more than 38 significant digits in a Number';
  const magnitude = decimal.exponent + digitsOf(decimal) - 1;
  if (decimal.digits !== 0n && magnitude > MAX_EXPONENT)
    return 'Number overflow. Attempting to store a number with magnitude larger than supported range';
  if (decimal.digits !== 0n && magnitude < MIN_EXPONENT)
    return 'Number underflow. Attempting to store a number with magnitude smaller than supported range';
  return undefined;
};

/** The number as DynamoDB returns it: no zeros that say nothing. */
export const plainNumber = (text: string): string => (SHORT.test(text) ? text : write(read(text)!));

export const sum = (one: string, other: string, sign: 1 | -1): string => {
  const [a, b] = [read(one)!, read(other)!];
  const exponent = Math.min(a.exponent, b.exponent);
  const at = ({ digits, exponent: own }: Decimal) => digits * 10n ** BigInt(own - exponent);
  return write(shortened({ digits: at(a) + BigInt(sign) * at(b), exponent }));
};

export const compareNumbers = (one: string, other: string): number => {
  if (SHORT.test(one) && SHORT.test(other)) return Number(one) - Number(other);
  const difference = sum(one, other, -1);
  return difference === '0' ? 0 : difference.startsWith('-') ? -1 : 1;
};

/** A text that sorts among others as the number does among numbers: its sign, its magnitude, its digits. */
export const sortableNumber = (text: string): string => {
  const decimal = read(text)!;
  if (decimal.digits === 0n) return '1';
  const magnitude = decimal.exponent + digitsOf(decimal) + 500;
  const digits = String(decimal.digits).replace('-', '').padEnd(MAX_DIGITS, '0');
  if (decimal.digits > 0n) return `2${magnitude}${digits}`;
  return `0${999 - magnitude}${Array.from(digits, (digit) => 9 - Number(digit)).join('')}`;
};
