import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { ENVIRONMENT, TABLE_KEYS } from '../../core/environment';
import type { StageConfig } from '../stage-config';

export interface ItemTableProps {
  config: StageConfig;
  key?: IKey;
}

/** The one table of records, index rows and counts, with its stream of changes; kept when the stack goes. */
export class ItemTable extends Construct {
  readonly table: Table;
  readonly #key: IKey | undefined;

  constructor(scope: Construct, id: string, { config, key }: ItemTableProps) {
    super(scope, id);
    this.#key = key;
    this.table = new Table(this, 'Table', {
      partitionKey: { name: TABLE_KEYS.partition, type: AttributeType.STRING },
      sortKey: { name: TABLE_KEYS.sort, type: AttributeType.STRING },
      timeToLiveAttribute: TABLE_KEYS.expiry,
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: config.production,
      removalPolicy: RemovalPolicy.RETAIN,
      encryption: key ? TableEncryption.CUSTOMER_MANAGED : TableEncryption.AWS_MANAGED,
      encryptionKey: key,
    });
  }

  /** What a function needs to know to use the table. */
  environment({ shards }: StageConfig): Record<string, string> {
    return { [ENVIRONMENT.table]: this.table.tableName, [ENVIRONMENT.shards]: String(shards) };
  }

  /** Reads by key and by range; never Scan. */
  readPermissions(): PolicyStatement[] {
    return this.permissions(['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'], ['kms:Decrypt']);
  }

  /** Reads, and the writes of the record store. A transaction needs the rights of its parts, and ConditionCheckItem. */
  writePermissions(): PolicyStatement[] {
    return [
      ...this.readPermissions(),
      ...this.permissions(
        [
          'dynamodb:PutItem',
          'dynamodb:UpdateItem',
          'dynamodb:DeleteItem',
          'dynamodb:BatchWriteItem',
          'dynamodb:ConditionCheckItem',
        ],
        ['kms:GenerateDataKey'],
      ),
    ];
  }

  private permissions(actions: string[], keyActions: string[]): PolicyStatement[] {
    const statements = [new PolicyStatement({ actions, resources: [this.table.tableArn] })];
    if (this.#key) statements.push(new PolicyStatement({ actions: keyActions, resources: [this.#key.keyArn] }));
    return statements;
  }
}
