/** Reads of a plan's numbers for map and public pages, as whoever is signed in or as nobody. */
import { type Api, answer } from "../client";
import { everyPage, PAGE } from "../pages";
import type { Schema } from "../schema";

export type Reading = Schema["Reading"];
export type SeriesPoint = Schema["Point"];
export type Series = Schema["SeriesValues"];
export type Word = Schema["Word"];
export type Judged = Schema["ToldAssessment"];
export type Judgement = Schema["AssessmentReport"];
export type IndicatorBody = Schema["Definition"];
export type PublicationBody = Schema["Publication"];

/** A plan. */
export const readPlan = (as: Api, code: string) =>
  answer(as.GET("/plans/{code}", { params: { path: { code } } }));

/** Every area. */
export const readAreas = (as: Api) =>
  everyPage((cursor) => answer(as.GET("/areas", { params: { query: { limit: PAGE, cursor } } })));

/** The indicators of a plan: its own, then those all plans share. */
export async function readIndicators(as: Api, plan: string) {
  const query = { limit: PAGE };
  const [own, shared] = await Promise.all([
    everyPage((cursor) =>
      answer(as.GET("/plans/{plan}/indicators", { params: { path: { plan }, query: { ...query, cursor } } })),
    ),
    everyPage((cursor) => answer(as.GET("/indicators", { params: { query: { ...query, cursor } } }))),
  ]);
  const codes = new Set(own.map(({ code }) => code));
  return [...own, ...shared.filter(({ code }) => !codes.has(code))];
}

/** What was published of a plan. */
export const readPublications = (as: Api, plan: string) =>
  everyPage((cursor) => {
    const params = { path: { plan }, query: { limit: PAGE, cursor } };
    return answer(as.GET("/plans/{plan}/publications", { params }));
  });

/** The yearly series of a plan. */
export const readSeries = (as: Api, plan: string, indicator?: string) =>
  everyPage((cursor) => {
    const query = { indicator, frequency: "year" as const, limit: PAGE, cursor };
    return answer(as.GET("/plans/{plan}/observations", { params: { path: { plan }, query } }));
  });

/** The verdicts of a plan. */
export const readJudgement = (as: Api, plan: string, at?: string) =>
  answer(as.GET("/plans/{plan}/assessment", { params: { path: { plan }, query: { at } } }));
