/** The methods that a mounted `fetch` handler gets. */
export const everyMethod = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
