import '@fontsource-variable/inter/index.css';
// A browser fetches it once a letter is drawn that only it has.
import '@fontsource-variable/noto-sans-arabic/index.css';
