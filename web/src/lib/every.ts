/** All values of a union in an order of our own; the compiler refuses one that is missing or not of it. */
export const every =
  <T extends string>() =>
  <const List extends readonly T[]>(
    ...list: [T] extends [List[number]] ? List : readonly { missing: Exclude<T, List[number]> }[]
  ): List =>
    list as unknown as List;
