#pragma once

#include "core/statistics/explain.h"

#include <QFrame>

namespace app {

/// "Explain this number": stands under the card that was asked until a click beside it or Escape.
class ExplanationPopup final : public QFrame {
    Q_OBJECT

public:
    ExplanationPopup(const core::Explanation& explanation, QWidget* card);
};

} // namespace app
