import packageFile from '../package.json';

/** The version of package.json: the record's `taggerVersion`. */
export const { version } = packageFile;
