import { words } from './words.js';

/** What the four config.js have in common: names, and the one language, which the server wrote into the page. */
export async function application(app) {
  const [language] = document.documentElement.lang.split('-');
  await keepTexts(app, language);
  return {
    // Put together they are the title of the page.
    app: { vendor: `${words.product} ·`, name: words[app] },
    // Only one, so that every browser gets it: with a second language an English browser shows a mixed page.
    locales: { availableLocales: [language], fallbackLocale: language },
    disableWelcomeMessage: true,
  };
}

/**
 * Camunda draws its first page while the texts are still on their way, and shows names of texts in their place; texts it
 * finds in its store, which may be those of last month, it takes at once. So the store is filled before it starts.
 */
async function keepTexts(app, language) {
  const folder = `${document.querySelector('base').getAttribute('app-root')}/app/${app}/locales/`;
  const answer = await fetch(`${folder}${language}.json`, { cache: 'no-cache' });
  if (!answer.ok) return;
  const kept = JSON.parse(localStorage.getItem('camunda-web') ?? '{}');
  kept[`${folder}_locales_data_${language}_${window.bust}`] = await answer.text();
  localStorage.setItem('camunda-web', JSON.stringify(kept));
}
