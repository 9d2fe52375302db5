// Whom to call: from every page, signed out, without network.
import { test, expect } from './kurs.mjs';
import { appIsCached } from './phone.mjs';

test('whom to call opens signed out and without network', async ({ page, context }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await appIsCached(page);
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Hjælp nu' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hjælp nu');
  await expect(page.getByRole('link', { name: 'Ring 112' })).toHaveAttribute('href', 'tel:112');
  await expect(page.getByRole('link', { name: 'Ring 70 201 201' })).toHaveCSS('border-radius', /[1-9]/);
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Help now');
});

test('whom to call is one tap away from every tab', async ({ page, signInAs }) => {
  await signInAs(page, 'young_person');
  for (const path of ['/', '/successes', '/meetings', '/me', '/goals/new', '/nowhere']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.getByRole('link', { name: 'Hjælp nu' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hjælp nu');
    await page.goBack();
    await expect(page).toHaveURL(new RegExp(`${path}$`));
  }
});
