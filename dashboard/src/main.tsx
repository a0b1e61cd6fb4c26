import { render } from 'preact';
import { App } from './app';
import { applyTheme, savedTheme } from './theme';
import './styles/base.css';
import './styles/desk.css';
import './styles/article.css';
import './styles/pages.css';

applyTheme(savedTheme());
render(<App />, document.getElementById('app')!);
