import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import {
  Choice,
  Condition,
  DefinitionBody,
  DistributedMap,
  Fail,
  ItemBatcher,
  LogLevel,
  QueryLanguage,
  S3ObjectsItemReader,
  StateMachine,
  StateMachineType,
  Succeed,
} from 'aws-cdk-lib/aws-stepfunctions';
import { CallAwsService } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { RETAG_MESSAGE } from '../../core/environment';
import type { StageConfig } from '../stage-config';
import type { IntakeQueue } from './intake-queue';

export interface ArchiveBackfillProps {
  config: StageConfig;
  bucket: IBucket;
  backfill: IntakeQueue;
}

/** SQS takes ten messages a call. */
const BATCH = 10;
/** Calls to the queue at the same time. Filling it faster would tag nothing sooner: the queue's readers set the pace. */
const CONCURRENCY = 20;

/**
 * Puts an archive of millions on the backfill queue from inside AWS: a distributed map over the objects below the prefix
 * that an execution is started with (`{"prefix": "in/2019/"}`). The same messages as `copytaster backfill` sends, each naming
 * the object's ETag, so that they never overtake live copy.
 */
export class ArchiveBackfill extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, { config, bucket, backfill }: ArchiveBackfillProps) {
    super(scope, id);
    const { bucketName } = bucket;
    const { queueUrl, queueArn } = backfill.queue;
    const archive = DistributedMap.jsonata(this, 'EveryObject', {
      itemReader: new S3ObjectsItemReader({ bucket, prefix: '{% $states.input.prefix %}' }),
      itemBatcher: new ItemBatcher({ maxItemsPerBatch: BATCH, batchInput: { bucketName, queueUrl } }),
      mapExecutionType: StateMachineType.EXPRESS,
      maxConcurrency: CONCURRENCY,
      toleratedFailurePercentage: 0,
      // What each batch answered is of no use, and would not fit the state of an execution.
      outputs: '{% {} %}',
    });
    const send = CallAwsService.jsonata(this, 'Queue', {
      service: 'sqs',
      action: 'sendMessageBatch',
      iamAction: 'sqs:SendMessage',
      iamResources: [queueArn],
      parameters: {
        QueueUrl: '{% $states.input.BatchInput.queueUrl %}',
        Entries: entries(),
      },
    });
    send.addRetry({ maxAttempts: 8 });
    // SQS may take some of a batch and not others. A failed run is redriven from the batches that failed.
    const checked = Choice.jsonata(this, 'AllTaken')
      .when(
        Condition.jsonata('{% $count($states.input.Failed) > 0 %}'),
        Fail.jsonata(this, 'NotAllTaken', {
          cause: 'The queue did not take every message of the batch: redrive the run.',
        }),
      )
      .otherwise(Succeed.jsonata(this, 'Taken'));
    archive.itemProcessor(send.next(checked));

    const logGroup = new LogGroup(this, 'Log', {
      retention: config.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      definitionBody: DefinitionBody.fromChainable(archive),
      queryLanguage: QueryLanguage.JSONATA,
      tracingEnabled: true,
      // Keys, no words of articles.
      logs: { destination: logGroup, level: LogLevel.ALL, includeExecutionData: false },
    });
    const machine = JSON.stringify({
      Ref: Stack.of(this).getLogicalId(this.stateMachine.node.defaultChild as CfnStateMachine),
    });
    const executions = `arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:{"Fn::Select":[6,{"Fn::Split":[":",${machine}]}]}`;
    Validations.of(this.stateMachine).acknowledge(
      {
        id: 'AwsSolutions-IAM5[Resource::*]',
        reason: 'The rights of X-Ray and of log delivery have no resources to name.',
      },
      ...[`${executions}:*`, `${executions}/*:*`].map((resource) => ({
        id: `AwsSolutions-IAM5[Resource::${resource}]`,
        reason: 'Executions get their names when they start; only those of this state machine are meant.',
      })),
    );
  }
}

/** JSONata: a message for each object of the batch. S3 lists ETags in quotes, and its events name them without. */
function entries(): string {
  const body = `$string({
    "type": "${RETAG_MESSAGE}",
    "bucket": $states.input.BatchInput.bucketName,
    "key": $object.Key,
    "eTag": $replace($object.Etag, "\\"", "")
  })`;
  return `{% [$map($states.input.Items, function($object, $index) {
    { "Id": $string($index), "MessageBody": ${body} }
  })] %}`;
}
