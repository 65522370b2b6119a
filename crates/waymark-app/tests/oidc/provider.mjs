// A real OpenID Connect provider for the sign-in tests. It lets in whoever `login_hint` names, without
// asking, or whoever a browser types into its page, and everybody agrees to everything. Prints its address
// when it is ready.
//
// node provider.mjs REDIRECT_URL

import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import Provider from 'oidc-provider';

const [redirectUrl] = process.argv.slice(2);

// Only the address goes to stdout: the test stops reading after it.
console.info = console.error;

// Ends with the test that started it, however that ends.
createInterface({ input: process.stdin }).on('close', () => process.exit(0));

const client = (id, more) => ({
  client_id: id,
  redirect_uris: [redirectUrl],
  response_types: ['code'],
  grant_types: ['authorization_code'],
  ...more,
});

const configuration = {
  clients: [
    client('waymark', { client_secret: 'a secret of the test' }),
    client('waymark-public', { token_endpoint_auth_method: 'none' }),
  ],
  claims: { openid: ['sub'], profile: ['preferred_username', 'employee_number'], email: ['email', 'email_verified'] },
  // As most providers of organisations do: what the scopes ask for stands in the ID token.
  conformIdTokenClaims: false,
  cookies: { keys: ['only for the test'] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
  async findAccount(_ctx, sub) {
    const claims = {
      sub,
      preferred_username: `${sub}.name`,
      employee_number: 4711,
      email: `${sub}@example.org`,
      email_verified: sub !== 'unverified',
    };
    return { accountId: sub, claims: async () => claims };
  },
  async loadExistingGrant(ctx) {
    const { client, session, params, provider } = ctx.oidc;
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope(params.scope);
    await grant.save();
    return grant;
  },
};

const page = `<!doctype html><html lang="en"><title>Sign-in of the organisation</title>
<h1>Sign-in of the organisation</h1>
<form method="post"><label>Name <input name="name"></label> <button>Sign in</button></form>`;

/** Whom the browser named; nobody before its page was sent back. */
async function named(request) {
  if (request.method !== 'POST') return undefined;
  let body = '';
  for await (const chunk of request) body += chunk;
  return new URLSearchParams(body).get('name');
}

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, configuration);
  const answer = provider.callback();
  server.on('request', async (request, response) => {
    if (!request.url.startsWith('/interaction/')) {
      answer(request, response);
      return;
    }
    const { params } = await provider.interactionDetails(request, response);
    const name = params.login_hint ?? await named(request);
    if (name === undefined) {
      response.setHeader('Content-Type', 'text/html; charset=utf-8').end(page);
      return;
    }
    const result = name === 'nobody'
      ? { error: 'access_denied', error_description: 'nobody is let in' }
      : { login: { accountId: name } };
    await provider.interactionFinished(request, response, result);
  });
  console.log(issuer);
});
