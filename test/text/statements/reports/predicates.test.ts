import { expect, it } from 'vitest';
import { readDocument } from '../../../../lib/text/language/read-document.ts';
import { pageOf } from '../../../../lib/text/statements/page/page.ts';
import { predicatesOf } from '../../../../lib/text/statements/reports/predicates.ts';

it('takes a noun that ends in -ss for no verb', () => {
  const page = pageOf(readDocument(['She copied the address books. He denies it.']));
  expect(predicatesOf(page).map(({ at }) => page.lower[at])).toEqual(['denies']);
});

it('takes no verb that helps another, beside a quotation either', () => {
  const page = pageOf(readDocument(['The panel was told: “There were no lamps.”']));
  expect(predicatesOf(page).map(({ at }) => page.lower[at])).not.toContain('was');
});
