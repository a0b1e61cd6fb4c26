/** Articles of our own writing, each for what the page must show of it. */

export const BRIDGE = `Harbour bridge shut after cracks are found in its cables

By Ana Example

LISBON, Portugal, March 3 (Reuters) - Engineers shut the harbour bridge in Lisbon on Tuesday after inspectors found cracks in its cables, the transport minister said.

Some 12,000 drivers a day face a detour of an hour. The government promised repairs before the summer and asked the parliament for 40 million euros.

(Reporting by Ana Example; Editing by Bo Sample)
`;

/** The same file an hour later. */
export const BRIDGE_UPDATED = BRIDGE.replace('Some 12,000 drivers', 'Some 14,000 drivers').replace(
  'an hour',
  'two hours',
);

export const ELECTION = `Voters in Kenya choose a new parliament

By Sam Writer

NAIROBI, Kenya, March 3 (AFP) - Voters in Kenya stood in line before dawn on Tuesday to elect a new parliament after a campaign about taxes and jobs.

The president called on all parties to accept the result of the election. Polls close at 6 pm.
`;

export const EMBARGOED = `EMBARGOED until 0001 GMT Friday 3 March 2034: Vaccine trial halves infections

By Kim Reporter

BERLIN, Germany - A vaccine against a fever that kills thousands of children each year halved infections in a trial, doctors in Berlin said.

The hospital will start a larger trial next year, the health ministry said.
`;

export const CHINESE = `港口大桥因缆索裂缝关闭

记者周二从里斯本获悉，工程师在检查中发现缆索出现裂缝，港口大桥已经关闭。交通部长表示，维修将在夏季之前完成。
`;

export const ARABIC = `إغلاق جسر الميناء بعد اكتشاف تشققات

قال وزير النقل يوم الثلاثاء إن المهندسين أغلقوا جسر الميناء في لشبونة بعد اكتشاف تشققات في الكابلات.
`;

/** A take of the bridge with a headline of its own. */
export const BRIDGE_RERUN = BRIDGE.replace('Harbour bridge shut after', 'Lisbon closes bridge:');

export const LONG_HEADLINE = `Regional transport commissioners, port authorities and insurers argue into the night over who pays for the detours, the tugboats and the thirty-seven thousand cancelled ferry tickets

By Ana Example

PORTO, Portugal, March 3 - Commissioners, port authorities and insurers argued until midnight about who pays for the detours.

The government said a court may have to decide.
`;

export const LONG_RTL_HEADLINE = `مفوضو النقل وسلطات الموانئ وشركات التأمين يتجادلون حتى منتصف الليل حول من يدفع تكاليف الطرق البديلة وتذاكر العبارات الملغاة التي بلغ عددها سبعة وثلاثين ألفا

قال وزير النقل يوم الثلاثاء إن الحكومة قد تطلب من المحكمة أن تقرر في لشبونة.
`;

export const WITHDRAWN = `KILL: Ferry captain held after collision

Please kill the story slugged FERRY-CAPTAIN. The captain was not arrested. Do not use it.
`;

const HOSTILE_HEADLINES = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  "javascript:alert(1)//'",
  '{{constructor.constructor("alert(1)")()}}',
  '</title></textarea><iframe src=javascript:alert(1)>',
  'Minister \u202Etxt.exe\u202C resigns',
  'A lone half \uD83D of a pair',
];

/** Headlines that would run, break out or turn the page around if they were markup; by file name. */
export const HOSTILE: Record<string, string> = Object.fromEntries(
  HOSTILE_HEADLINES.map((headline, index) => [
    `hostile-${index}.txt`,
    `${headline}\n\nThe minister said on Monday that the ${headline} would be looked at by the council next week.\n`,
  ]),
);
