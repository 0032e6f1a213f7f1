import { createApp } from 'tenon';
import * as books from './books.ts';
import * as orders from './orders.ts';

export const app = createApp({ books, orders });
