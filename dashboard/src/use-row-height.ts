import { useEffect, useState } from 'preact/hooks';

/** Pixels; a phone needs two lines more for the same facts. base.css breaks at the same width. */
const ROW_HEIGHT = 74;
const PHONE_ROW_HEIGHT = 104;
const PHONE = '(max-width: 640px)';

export function useRowHeight(): number {
  const [phone, setPhone] = useState(() => matchMedia(PHONE).matches);
  useEffect(() => {
    const query = matchMedia(PHONE);
    const follow = () => setPhone(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  return phone ? PHONE_ROW_HEIGHT : ROW_HEIGHT;
}
