<#-- The mail for readers without HTML. -->
${mail.reader()}，您好：

${mail.lead()}
<#list mail.groups() as group>

◆ ${group.title()}
<#list group.lines() as line>

<#if line.light()??>${line.light().shape()} ${line.light().word()}　</#if>${line.shortNumber()} ${line.title()}
　　<#if line.light()??>${line.light().reason()}<#if line.day()?has_content>（${line.day()}）</#if>　</#if>${line.what()}<#if line.note()?has_content>　${line.note()}</#if>
　　${line.url()}
</#list>
</#list>
<#if (mail.more() > 0)>

还有${mail.more()}件，请打开清单查看。
</#if>
<#list mail.sections() as section>

◆ ${section.title()}：${section.verdict()}
<#list section.rows() as row>
　　${row.text()}<#if row.url()?has_content>　${row.url()}</#if>
</#list>
</#list>

我的清单：${mail.listAddress()}

--
此邮件由督办系统自动发出，请勿回复。每个工作日至多一封每日邮件；交办、退回、逾期和待审批的事项即时告知。
非涉密系统，严禁录入国家秘密。
