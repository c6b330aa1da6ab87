#pragma once

class QLocale;

namespace app {

/// Makes `locale` the program's own: the default QLocale, the program's texts and, where Qt has them, those
/// of its own widgets. A language without a translation gets English, whose file holds the plural forms.
/// Called again, it takes the former language back. Needs the application object.
void installTranslations(const QLocale& locale);

} // namespace app
