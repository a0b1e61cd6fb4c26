import { detectLanguage } from '../../core/article/language';

it.each([
  ['en', 'The harbour was closed on Monday, and the ferries will not run before the end of the week.'],
  ['es', 'El puerto está cerrado desde el lunes y los barcos no salen hasta el fin de la semana.'],
  ['fr', 'Le port est fermé depuis lundi et les bateaux ne partent pas avant la fin de la semaine.'],
  ['de', 'Der Hafen ist seit Montag geschlossen, und die Schiffe fahren nicht vor dem Ende der Woche.'],
  ['pt', 'O porto foi fechado na segunda-feira e os barcos não saem até ao fim da semana, mas há mais.'],
  ['it', 'Il porto è chiuso da lunedì e le navi non partono prima della fine della settimana.'],
  ['nl', 'De haven is sinds maandag dicht en de schepen varen niet voor het einde van de week.'],
  ['sv', 'Hamnen har varit stängd i en vecka, men det är inte klart om den ska öppnas av staden.'],
  ['fi', 'Satama on ollut kiinni maanantaista, mutta se ei ole vielä auki, ja laivat ovat myös poissa.'],
  ['pl', 'Port jest zamknięty od poniedziałku i nie wiadomo, czy statki są gotowe na koniec tygodnia.'],
  ['cs', 'Přístav je od pondělí zavřený, ale lodě jsou na moři, jako bylo podle plánu, který se mění.'],
  ['hu', 'A kikötő hétfő óta zárva van, és az is biztos, hogy nem nyit ki, de ez csak egy hét után lesz.'],
  ['ro', 'Portul este închis de luni și nu se știe dacă navele sunt gata pentru a pleca din oraș, dar au fost.'],
  ['tr', 'Liman pazartesi gününden beri kapalı ve bu hafta için çok gemi yok, ancak daha sonra da olarak.'],
  ['id', 'Pelabuhan itu ditutup dan kapal tidak akan berangkat dari kota dengan penumpang pada akhir pekan.'],
  ['ru', 'Порт закрыт с понедельника, и суда не выйдут в море до конца недели.'],
  ['uk', 'Порт закритий з понеділка, і судна не вийдуть у море до кінця тижня.'],
  ['ar', 'أُغلق الميناء منذ يوم الاثنين ولن تبحر السفن قبل نهاية الأسبوع.'],
  ['fa', 'بندر از روز دوشنبه بسته است و کشتی‌ها پیش از پایان هفته حرکت نمی‌کنند.'],
  ['zh', '港口自周一以来一直关闭，船只本周不会出海。'],
  ['ja', '港は月曜日から閉鎖されており、船は今週中には出港しません。'],
  ['ko', '항구는 월요일부터 폐쇄되었으며 배는 이번 주에 출항하지 않습니다.'],
  ['hi', 'बंदरगाह सोमवार से बंद है और जहाज इस सप्ताह नहीं चलेंगे।'],
])('%s', (language, text) => {
  expect(detectLanguage(text)).toBe(language);
});

it('parts of addresses and tags are no words', () => {
  const text =
    'Acme shares rose <A HREF="https://quotes.example.com/o/a?o=e">ACME.O</A>, the maker said, as sales and <A HREF="https://a.example.com/e/o">orders</A> grew.';
  expect(detectLanguage(text)).toBe('en');
});
