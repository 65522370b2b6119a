/** Records by the noun in their address. Every kind has the same addresses; what differs is the body. */
import type { AnswerOf, BodyOf, PathOf, paths } from "./schema";

type OfPlan<P> = P extends `/plans/{plan}/${infer Noun}/{code}/history` ? Noun : never;
type Shared<P> = P extends `/${infer Noun}/{code}/history`
  ? Noun extends `${string}/${string}`
    ? never
    : Noun
  : never;

/** A noun of a plan. */
export type PlanNoun = OfPlan<PathOf<"get">>;

/** A noun of what all plans share. */
export type SharedNoun = Shared<PathOf<"get">>;

type Versions<P> = P extends PathOf<"get"> ? AnswerOf<paths[P]["get"]> : never;
type Body<P> = Versions<P> extends { items: readonly { body: infer One }[] } ? One : never;
type Input<P> = P extends PathOf<"put"> ? BodyOf<paths[P]["put"]> : never;
type Writable<Noun extends string, Base extends string> = {
  [N in Noun]: `${Base}/${N}/{code}` extends PathOf<"put"> ? N : never;
}[Noun];

/** What is read of a kind of record of a plan. */
export type PlanBodies = { [N in PlanNoun]: Body<`/plans/{plan}/${N}/{code}/history`> };

/** What is written of one. */
export type PlanInputs = {
  [N in Writable<PlanNoun, "/plans/{plan}">]: Input<`/plans/{plan}/${N}/{code}`>;
};

/** What is read of a kind of record all plans share. */
export type SharedBodies = { [N in SharedNoun]: Body<`/${N}/{code}/history`> };

/** What is written of one. */
export type SharedInputs = { [N in Writable<SharedNoun, "">]: Input<`/${N}/{code}`> };
