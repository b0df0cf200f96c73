export default {
  app: { name: '用户管理', vendor: '意见督办' },
  disableWelcomeMessage: true,
};
