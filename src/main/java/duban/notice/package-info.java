/** The supervision notice (督办单): drafted, signed under a number, answered; ended when its cause is gone. Must not know the engine or the web. */
package duban.notice;
