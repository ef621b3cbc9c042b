// A real, strict authorization server (oidc-provider) on loopback only.
// Usage: node start-oidc.mjs PORT. Prints one JSON line when it is ready.
import http from "node:http";
import { Provider } from "oidc-provider";

const port = Number(process.argv[2]);
const issuer = `http://127.0.0.1:${port}`;
const shared = {
  application_type: "native",
  grant_types: ["authorization_code", "refresh_token"],
  // Any port will do, because the host is a number of this computer (RFC 8252 §7.3).
  redirect_uris: ["http://127.0.0.1/callback/generic"],
  response_types: ["code"],
};
const provider = new Provider(issuer, {
  clients: [
    { ...shared, client_id: "studio-native", token_endpoint_auth_method: "none" },
    {
      ...shared,
      client_id: "studio-brand",
      client_secret: "the secret of a server that lives for one test run",
      token_endpoint_auth_method: "client_secret_basic",
    },
  ],
  cookies: { keys: ["a key of one test run"] },
  features: {
    devInteractions: { enabled: true },
    dPoP: { enabled: true },
    revocation: { enabled: true },
  },
  findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  issueRefreshToken: () => true,
  pkce: { required: () => true },
  rotateRefreshToken: true,
  scopes: ["openid", "offline_access", "post:write"],
  ttl: { AccessToken: 600, Grant: 3600, Interaction: 600, RefreshToken: 3600, Session: 3600 },
});
// The pages of its own show warnings of being for development; nothing else is meant here.
http
  .createServer(provider.callback())
  .listen(port, "127.0.0.1", () => console.log(JSON.stringify({ ready: true, issuer })));
