import { MemoryItemTable } from '../../adapters/memory/item-table';
import { itemTableContract } from './item-table-contract';

itemTableContract(() => new MemoryItemTable());
