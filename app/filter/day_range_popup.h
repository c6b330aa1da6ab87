#pragma once

#include "app/trade_filter_state.h"

#include <QFrame>

class QDateEdit;

namespace app {

/// Two days to choose, in a popup that lives until it is closed.
class DayRangePopup final : public QFrame {
    Q_OBJECT

public:
    DayRangePopup(const DayRange& range, core::Day today, const QLocale& locale, QWidget* parent);

signals:
    void chosen(const app::DayRange& range);

private:
    QDateEdit* m_from;
    QDateEdit* m_to;
};

} // namespace app
