#pragma once

class QLineEdit;

namespace core {
struct TradeBook;
}

namespace app {

/// Completes what is typed into `edit` to one of the book's symbols, wherever in it the letters stand.
void offerSymbols(QLineEdit& edit, const core::TradeBook& book);

} // namespace app
