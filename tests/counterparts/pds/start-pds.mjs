// A real Bluesky PDS and the directory of identities that it needs, on loopback only.
// Usage: node start-pds.mjs PLC_PORT PDS_PORT FOLDER. Prints one JSON line when it is ready.
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { PDS, envToCfg, envToSecrets, readEnv } from "@atproto/pds";
import plc from "@did-plc/server";

const [plcPort, pdsPort, folder] = process.argv.slice(2);
const secret = () => crypto.randomBytes(32).toString("hex");

// The library's own start() listens on every interface; this does not.
const listen = (app, port) =>
  new Promise((ready) => {
    const server = app.listen(Number(port), "127.0.0.1", () => ready(server));
  });

fs.mkdirSync(folder, { recursive: true });
const directory = plc.PlcServer.create({ db: plc.Database.mock(), port: Number(plcPort) });
directory.server = await listen(directory.app, plcPort);

Object.assign(process.env, {
  LOG_ENABLED: "false",
  PDS_ADMIN_PASSWORD: secret(),
  PDS_BLOBSTORE_DISK_LOCATION: path.join(folder, "blobs"),
  PDS_BLOBSTORE_DISK_TMP_LOCATION: path.join(folder, "tmp"),
  PDS_DATA_DIRECTORY: folder,
  PDS_DEV_MODE: "true",
  // By name: the PDS follows no address that is a number.
  PDS_DID_PLC_URL: `http://localhost:${plcPort}`,
  PDS_DPOP_SECRET: secret(),
  PDS_HOSTNAME: "localhost",
  PDS_INVITE_REQUIRED: "false",
  PDS_JWT_SECRET: secret(),
  PDS_PLC_ROTATION_KEY_K256_PRIVATE_KEY_HEX: secret(),
  PDS_PORT: pdsPort,
  PDS_RATE_LIMITS_ENABLED: "false",
  PDS_SERVICE_HANDLE_DOMAINS: ".test",
});
const env = readEnv();
const pds = await PDS.create(envToCfg(env), envToSecrets(env));
await pds.ctx.sequencer.start();
pds.server = await listen(pds.app, pdsPort);
console.log(JSON.stringify({ ready: true, pds: `http://localhost:${pdsPort}` }));
