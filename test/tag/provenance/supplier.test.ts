import { testDesk } from '../../desk';

const desk = testDesk();

async function agenciesOf(credits: Record<string, unknown>): Promise<string[]> {
  const item = {
    guid: 'u:1',
    versioncreated: '2024-03-04T14:15:00Z',
    headline: 'Rain',
    body_text: 'It rained.',
    ...credits,
  };
  const [tasted] = await desk.taste({ bytes: Buffer.from(JSON.stringify(item)) });
  return tasted!.provenance.agencies.map(({ id, role }) => `${id} ${role}`).sort();
}

it.each([
  ['a name', { source: 'Agence France-Presse' }, ['AFP text']],
  ['a name with an article before it', { source: 'The Associated Press' }, ['AP text']],
  ['a short name', { source: 'PA' }, ['PA Media text']],
  ['a host', { provider: 'reuters.com' }, ['Reuters text']],
  ['marks around it', { origin: '/ritzau/' }, ['Ritzau text']],
  ['several with hyphens', { source: 'NTB-AFP-DPA' }, ['AFP text', 'NTB text', 'dpa text']],
  ['several with a dash', { creditline: 'STT\u2013AFP' }, ['AFP text', 'STT text']],
  [
    'a photographer and an agency',
    { associations: { a: { type: 'picture', description_text: 'A river.', creditline: 'Bo Ek/AFP' } } },
    ['AFP picture'],
  ],
  ['the authority of the id', { guid: 'tag:reuters.com,2024:newsml_1' }, ['Reuters text']],
  ['a name that only begins alike', { source: 'Reutersward' }, []],
])('%s in a credit field', async (_, credits, agencies) => {
  expect(await agenciesOf(credits)).toEqual(agencies);
});
