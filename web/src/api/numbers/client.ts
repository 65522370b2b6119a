/** The client of the API, with the operations about numbers. */
import type { Client } from "openapi-fetch";
import { api } from "../client";
import type { NumberPaths } from "./paths";

export const numbers = api as unknown as Client<NumberPaths>;
