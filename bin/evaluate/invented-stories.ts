/**
 * News that never happened, as much of it as is asked for: so that reuse can be measured where it is known who copied what.
 * Every reporter at an event has the same names, places and things to write about, and words of his own.
 */

const SUBJECTS =
  'harbour master|mayor|council|engineers|fishermen|residents|union|minister|investigators|company|volunteers|teachers|lawyers|farmers|coast guard|scientists|regulator|opposition|police chief|hospital|museum|court|bank|ferry crews|builders|judges|neighbours|archivists|traders|doctors'.split(
    '|',
  );
const VERBS =
  'has approved|rejected|is weighing|wants to delay|criticised|will inspect|has begun to repair|promised|questioned|welcomed|abandoned|is expected to publish|could not explain|measured|sold|described|will vote on|has paid for|warned against|uncovered|put off|defended|lost|studied|is counting|hid|reopened|drew up|turned down|signed'.split(
    '|',
  );
const OBJECTS =
  'the western quay|a new timetable|plans for the bridge|the budget for schools|an old warehouse|the fishing quota|a report on flooding|the night service|two damaged boats|the price of tickets|a row of limes|the water main|a lease on the island|the archive of letters|safety rules|a tunnel under the hill|its winter stock|a record harvest|the rail link|an offer for the mill|the missing ledger|a dam upstream|the annual fair|free meals|the lighthouse|a toxic spill|the town clock|an appeal|the strike ballot|a fleet of buses'.split(
    '|',
  );
const DETAILS =
  'after three years of dispute|despite heavy rain|at a crowded meeting|without giving a reason|by a narrow margin|for the second time this spring|under pressure from shops|with money from the lottery|before the season starts|in a letter to staff|as prices rose again|following a complaint|when the tide was low|to the surprise of many|against expert advice|while talks went on|on the advice of a judge|because parts were late|with hardly a debate|in spite of the cost|ahead of the election|once the snow had gone|over the objections of owners|in the middle of the night'.split(
    '|',
  );
const LINKS = 'and|but|while|although|because|so that|which means that|before|after|even as|since|unless'.split('|');
const OPENERS =
  'On Monday|Late on Tuesday|Earlier this week|By noon|In the village|At the same time|Officials said|Two people said|Meanwhile|According to records|For now|In a statement|Nearby|Last year|Still|Few doubt that|It emerged that|Documents show that|Nobody disputes that|Across the river'.split(
    '|',
  );
const SYLLABLES =
  'ar|bel|cor|dun|el|fen|gor|hal|ist|jor|kel|lun|mar|nor|os|per|quin|ros|sel|tor|ul|ven|wes|yar|zel'.split('|');

/** A stream of numbers in [0, 1), the same for the same seed (mulberry32, public domain). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What everybody at an event writes about. */
interface Event {
  names: string[];
  places: string[];
  things: string[];
}

const pick = <T>(random: () => number, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;

function eventOf(seed: number): Event {
  const random = randomFrom(seed * 7919 + 1);
  const name = () => {
    const word = `${pick(random, SYLLABLES)}${pick(random, SYLLABLES)}${random() < 0.5 ? pick(random, SYLLABLES) : ''}`;
    return word[0]!.toUpperCase() + word.slice(1);
  };
  return {
    names: Array.from({ length: 4 }, () => `${name()} ${name()}`),
    places: Array.from({ length: 3 }, () => `in ${name()}`),
    things: Array.from({ length: 5 }, () => pick(random, OBJECTS)),
  };
}

function sentence(random: () => number, { names, places, things }: Event): string {
  const clause = () => {
    const subject = random() < 0.35 ? pick(random, names) : `the ${pick(random, SUBJECTS)}`;
    const object = random() < 0.5 ? pick(random, things) : pick(random, OBJECTS);
    const place = random() < 0.3 ? ` ${pick(random, places)}` : '';
    return `${subject} ${pick(random, VERBS)} ${object}${place}`;
  };
  const opener = random() < 0.5 ? `${pick(random, OPENERS)} ` : '';
  const detail = random() < 0.6 ? ` ${pick(random, DETAILS)}` : '';
  const words = `${opener}${clause()}${detail}, ${pick(random, LINKS)} ${clause()}.`;
  return words[0]!.toUpperCase() + words.slice(1);
}

/** @param reporter each writes in his own words of the same event */
export function paragraphsOf(event: number, count: number, reporter = 0): string[] {
  const random = randomFrom(event * 104_729 + reporter * 1_299_709 + 17);
  const about = eventOf(event);
  return Array.from({ length: count }, () =>
    Array.from({ length: 2 + Math.floor(random() * 2) }, () => sentence(random, about)).join(' '),
  );
}
