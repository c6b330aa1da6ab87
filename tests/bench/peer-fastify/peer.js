'use strict';
// GET /v1/trades/{id} and GET /v1/trades as an everyday Node server has them: the access token checked, a limit
// per user in Redis, one log line a request, and the very statements of the server (PEER_STATEMENTS, recorded
// from it) in one transaction over prepared statements.
const { createHmac } = require('node:crypto');
const fs = require('node:fs');
const Fastify = require('fastify');
const Redis = require('ioredis');
const { Pool, types } = require('pg');
const { listJson, wholeTradeJson } = require('./trade_json');

const DATE = 1082;
types.setTypeParser(DATE, (text) => text);

const key = Buffer.from(process.env.TOKEN_KEY, 'base64');
const statements = JSON.parse(fs.readFileSync(process.env.PEER_STATEMENTS, 'utf8'));
const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.DATABASE_CONNECTIONS) });
const redis = new Redis(process.env.REDIS_URL, { enableAutoPipelining: true });
const app = Fastify({ logger: true, disableRequestLogging: true });

/** Runs the recorded statements of one request; `values` are those of each after the tenant's binding. */
async function read(kind, tenant, values) {
  const [bind, ...rest] = statements[kind];
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query({ name: `${kind}0`, text: bind, values: [tenant, '10000'] });
    const results = [];
    for (let i = 0; i < rest.length; ++i) {
      const result = await client.query({ name: `${kind}${i + 1}`, text: rest[i], values: values[i] });
      results.push(result.rows);
    }
    await client.query('commit');
    client.release();
    return results;
  } catch (error) {
    client.release(error);
    throw error;
  }
}

/** Where a list goes on, sealed so that nobody makes one up. */
function cursorOf(row) {
  const content = `${row.last_at.toISOString()}\0${row.id}`;
  const tag = createHmac('sha256', key).update(content).digest('base64url');
  return `${Buffer.from(content).toString('base64url')}.${tag}`;
}

async function main() {
  await app.register(require('@fastify/jwt'), {
    secret: key,
    verify: { algorithms: ['HS256'], allowedIss: process.env.PUBLIC_URL, allowedAud: process.env.PUBLIC_URL },
  });
  app.addHook('onRequest', (request) => request.jwtVerify());
  await app.register(require('@fastify/rate-limit'), {
    redis,
    max: Number(process.env.LIMIT_PER_USER),
    timeWindow: '1 hour',
    hook: 'preHandler',
    keyGenerator: (request) => request.user.sub,
  });
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        duration: reply.elapsedTime,
        client: request.ip,
        tenantId: request.user?.tid,
        userId: request.user?.sub,
      },
      'request',
    );
    done();
  });

  app.get('/v1/trades/:id', async (request, reply) => {
    const { tid, sub } = request.user;
    const whole = [tid, request.params.id];
    const values = [[tid, sub], whole, whole, whole, whole];
    const [role, trade, parts, fills, annotations] = await read('single', tid, values);
    if (role.length === 0 || trade.length === 0) {
      return reply.code(role.length === 0 ? 403 : 404).send({});
    }
    reply.header('ETag', `"${trade[0].ver}"`);
    return wholeTradeJson(trade[0], parts, fills, annotations);
  });

  app.get('/v1/trades', async (request, reply) => {
    const { tid, sub } = request.user;
    const [role, trades, count] = await read('list', tid, [[tid, sub], [tid], [tid]]);
    if (role.length === 0) {
      return reply.code(403).send({});
    }
    return listJson(trades, Number(count[0].count), 50, cursorOf);
  });

  await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
}

main();
