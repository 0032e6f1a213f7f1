export { app } from './app.ts';
export { Book } from './books.ts';
export { NewOrder } from './orders.ts';
