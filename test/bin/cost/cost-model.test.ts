import { alternatives, ourCost, total } from '../../../bin/cost/cost-model';
import { measureUse } from '../../../bin/cost/measure-use';
import { testDesk } from '../../desk';

const ARTICLE = 'Quay opens in Bergen\n\nBERGEN, Norway (AP) - The western quay opened on Monday, harbour crews said.';

it('counts what DynamoDB would charge for', async () => {
  const use = await measureUse([ARTICLE, ARTICLE], testDesk());
  expect(use.characters).toBe(ARTICLE.length);
  // A head, a row in the list of all articles and one in that of its story at least; counters move in transactions.
  expect(use.writeUnits).toBeGreaterThanOrEqual(3);
  expect(use.countUnits).toBeGreaterThanOrEqual(2);
  expect(use.linkUnits).toBeGreaterThan(0);
  expect(use.readUnits).toBeGreaterThanOrEqual(2);
});

const USE = { characters: 3_000, writeUnits: 20, countUnits: 30, linkUnits: 10, readUnits: 2, cpuSeconds: 0.001 };

it('charges writes by the unit', () => {
  const more = ourCost({ ...USE, writeUnits: USE.writeUnits + 1 });
  expect(total(more) - total(ourCost(USE))).toBeCloseTo(0.625);
});

it('charges Comprehend by begun hundreds of characters, three at least', () => {
  const [comprehend] = alternatives({ ...USE, characters: 3_001 });
  expect(comprehend!.dollars).toBeCloseTo(31 * 0.0008 * 1e6);
  expect(alternatives({ ...USE, characters: 10 })[0]!.dollars).toBeCloseTo(3 * 0.0008 * 1e6);
});
