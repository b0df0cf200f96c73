export default {
  app: { name: '流程监控', vendor: '意见督办' },
  disableWelcomeMessage: true,
};
