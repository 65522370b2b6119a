/** Asks once for each key and keeps the answer: thousands of rows want the same few words. */
export function remembering<Key, Answer>(ask: (key: Key) => Answer): (key: Key) => Answer {
  const known = new Map<Key, Answer>();
  return (key) => {
    const answer = known.has(key) ? (known.get(key) as Answer) : ask(key);
    known.set(key, answer);
    return answer;
  };
}
