// Its evaluation ends by a throw.
export const state = { n: 1 };
const error = new Error('meant');
error.state = state;
state.n = 2;
throw error;
