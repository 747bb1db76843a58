export interface SignInForm {
  readonly serverUrl: string;
  readonly email: string;
  readonly password: string;
}
export type SignInField = keyof SignInForm;

/** The first field that is still to be filled, or null when the form can be sent. */
export function checkSignIn(form: SignInForm): SignInField | null {
  if (form.serverUrl.trim() === '') return 'serverUrl';
  if (form.email.trim() === '') return 'email';
  return form.password === '' ? 'password' : null;
}
