/**
 * Stands in for Lambda's runtime in a process of its own: loads the handler that the template names from the asset, and
 * calls it with each event that comes in, one after the other.
 */
const { join } = require('node:path');

const [file, name] = process.env._HANDLER.split('.');
const handler = require(join(process.env.LAMBDA_TASK_ROOT, file))[name];

process.on('message', ({ event, milliseconds }) => {
  const end = Date.now() + milliseconds;
  const context = {
    awsRequestId: '00000000-0000-0000-0000-000000000000',
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    getRemainingTimeInMillis: () => end - Date.now(),
  };
  handler(event, context).then(
    (result) => process.send({ result, loaded: Object.keys(require.cache) }),
    (error) => process.send({ error: `${error.name}: ${error.message}` }),
  );
});
process.send({ ready: true });
