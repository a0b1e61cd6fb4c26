import { useEffect, useState } from 'preact/hooks';

/** Pixels. Beside an open article and on a phone a headline gets two lines; desk.css breaks at the same widths. */
const ROW_HEIGHT = 74;
const NARROW_ROW_HEIGHT = 94;
const PHONE_ROW_HEIGHT = 104;
const PHONE = '(max-width: 640px)';

export function useRowHeight(besideArticle: boolean): number {
  const [phone, setPhone] = useState(() => matchMedia(PHONE).matches);
  useEffect(() => {
    const query = matchMedia(PHONE);
    const follow = () => setPhone(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  if (phone) return PHONE_ROW_HEIGHT;
  return besideArticle ? NARROW_ROW_HEIGHT : ROW_HEIGHT;
}
