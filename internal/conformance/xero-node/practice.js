// The practice Xero in a process of its own, and a person who signs in to it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { generators, Issuer } from "openid-client";

const program =
  process.env.PRACTICE_XERO ??
  new URL("../../../bin/practice-xero", import.meta.url).pathname;
const clientId = "daybook-practice";
const redirect = "http://localhost:8912/callback";

/** Starts the server with data of its own; stop ends it and removes them. */
export async function start() {
  const folder = await mkdtemp(join(tmpdir(), "practice-xero-"));
  const server = spawn(program, ["-addr", "127.0.0.1:0", "-data", folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(createInterface({ input: server.stdout }), "line");
  return {
    addresses: JSON.parse(line),
    async stop() {
      server.kill();
      await once(server, "exit");
      await rm(folder, { recursive: true });
    },
  };
}

/** Signs in by authorization code with PKCE, as openid-client does it, and returns the token set. */
export async function signIn(addresses, scope) {
  const client = await discover(addresses);
  const verifier = generators.codeVerifier();
  const state = generators.state();
  const page = await fetch(
    client.authorizationUrl({
      redirect_uri: redirect,
      scope,
      state,
      code_challenge: generators.codeChallenge(verifier),
      code_challenge_method: "S256",
    }),
  );
  const params = client.callbackParams(await allow(addresses, page));
  return client.callback(redirect, params, { state, code_verifier: verifier });
}

async function discover(addresses) {
  const { origin } = new URL(addresses.authorize);
  const issuer = await Issuer.discover(
    `${origin}/identity/.well-known/openid-configuration`,
  );
  return new issuer.Client({
    client_id: clientId,
    redirect_uris: [redirect],
    response_types: ["code"],
    token_endpoint_auth_method: "none",
  });
}

/** Presses "Allow access" on the consent page and returns the address that the browser would be sent to. */
async function allow(addresses, page) {
  const html = await page.text();
  const value = (name) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";
  const answer = await fetch(
    new URL("/identity/connect/consent", addresses.authorize),
    {
      method: "POST",
      redirect: "manual",
      headers: {
        cookie: page.headers
          .getSetCookie()
          .map((each) => each.split(";")[0])
          .join("; "),
      },
      body: new URLSearchParams({
        consent: value("consent"),
        csrf: value("csrf"),
        organisation: value("organisation"),
        decision: "allow",
      }),
    },
  );
  return answer.headers.get("location");
}
