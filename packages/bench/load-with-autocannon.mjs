/** Makes load where wrk is missing, in a process of its own: `node load-with-autocannon.mjs '<options as JSON>'`. */
import autocannon from 'autocannon';

const result = await autocannon(JSON.parse(process.argv[2]));
console.log(JSON.stringify({ requests: result.requests.total, seconds: result.duration, failed: result.non2xx + result.errors }));
