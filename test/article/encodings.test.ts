import { encode } from '../files/encode';
import { articleOf } from './taste';

const CHINESE = '港务局周一表示，西码头在暴风雨后重新开放。';
const TRADITIONAL = '港務局週一表示，西碼頭在暴風雨後重新開放。';
const JAPANESE = '港湾局は月曜日、西埠頭が嵐の後に再開したと発表した。';
const KOREAN = '항만청은 월요일 서쪽 부두가 폭풍 이후 다시 문을 열었다고 밝혔다.';
const RUSSIAN = 'Портовое управление сообщило в понедельник, что западный причал вновь открыт.';
const FRENCH = 'Le café a été réouvert lundi après la tempête, a annoncé la mairie à Orléans.';
const POLISH =
  'Nabrzeże zostało ponownie otwarte w poniedziałek po burzy, ogłosił urząd – „nareszcie”, mówią właśnie rybacy.';
const GREEK = 'Η προβλήτα άνοιξε ξανά τη Δευτέρα μετά την καταιγίδα, είπε ο λιμενάρχης.';
const TURKISH = 'İskele pazartesi günü fırtınanın ardından yeniden açıldı, dedi liman idaresi.';
const ARABIC = 'أعيد فتح الرصيف الغربي يوم الاثنين بعد العاصفة';
const HEBREW = 'הרציף המערבי נפתח מחדש ביום שני לאחר הסערה';

/** UTF-16 without a mark. */
const utf16 = (text: string, bigEndian = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};
const read = async (bytes: Uint8Array, contentType?: string) => (await articleOf({ bytes, contentType })).text;

describe.each([
  ['once', 1],
  ['forty times', 40],
])('a sentence that stands there %s', (_, times) => {
  const long = (text: string) => Array.from({ length: times }, () => text).join('\n');

  it.each([
    ['gb18030', CHINESE],
    ['big5', TRADITIONAL],
    ['shift_jis', JAPANESE],
    ['euc-jp', JAPANESE],
    ['euc-kr', KOREAN],
    ['koi8-r', RUSSIAN],
    ['windows-1251', RUSSIAN],
    ['iso-8859-5', RUSSIAN],
    ['windows-1252', FRENCH],
    ['windows-1252', 'The quay reopened – “at last” – on Monday.'],
    ['iso-8859-2', POLISH.replace(/[–„”]/g, '')],
    ['windows-1250', POLISH],
    ['iso-8859-7', GREEK],
    ['windows-1254', TURKISH],
    ['windows-1256', ARABIC],
    ['iso-8859-6', ARABIC],
    ['windows-1255', HEBREW],
  ])('is read in %s', async (encoding, text) => {
    expect(await read(encode(long(text), encoding))).toBe(long(text));
  });

  it.each([
    ['English', 'The quay reopened on Monday.'],
    ['Russian', RUSSIAN],
    ['Chinese', CHINESE],
    ['Japanese', JAPANESE],
    ['Korean', KOREAN],
    ['Arabic', ARABIC],
  ])('is read in UTF-16 without a mark, in %s', async (_language, text) => {
    expect(await read(utf16(long(text)))).toBe(long(text));
    expect(await read(utf16(long(text), true))).toBe(long(text));
  });
});

it.each([
  ['gb18030', '城市交通恢复正常'],
  ['euc-kr', '서쪽 부두 다시 열려'],
  ['koi8-r', 'Причал открыт'],
  ['windows-1251', 'Причал открыт'],
])('reads a headline in %s', async (encoding, text) => {
  expect(await read(encode(text, encoding))).toBe(text);
});

it('reads Japanese in seven bits', async () => {
  expect(await read(Buffer.from('\x1b$B9AOQ6I\x1b(B: reopened', 'latin1'))).toBe('港湾局: reopened');
});

it('takes what the file is said to be in before a guess', async () => {
  // Three letters that chardet cannot tell.
  const bytes = encode('Ћић', 'windows-1251');
  expect(await read(bytes, 'text/plain; charset=windows-1251')).toBe('Ћић');
});

it('does not believe a declaration that the bytes belie', async () => {
  expect(await read(Buffer.from('Café – at last'), 'text/plain; charset=iso-8859-1')).toBe('Café – at last');
  expect(await read(encode(CHINESE, 'gb18030'), 'text/plain; charset=utf-8')).toBe(CHINESE);
  expect(await read(encode(FRENCH, 'windows-1252'), 'text/plain; charset=no-such-thing')).toBe(FRENCH);
});

it('keeps UTF-8 in which a few characters are broken', async () => {
  const bytes = Buffer.concat([Buffer.from(CHINESE), Buffer.from([0xe6, 0xb8])]);
  expect(await read(bytes)).toBe(`${CHINESE}\ufffd`);
});
