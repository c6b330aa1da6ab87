#pragma once

#include "core/base/decimal.h"

#include <QFrame>
#include <QString>

#include <vector>

class QVBoxLayout;

namespace app {

/// Asks for the contract sizes that neither the file nor any table knows. Hidden while nothing is open.
class MultiplierQuestions final : public QFrame {
    Q_OBJECT

public:
    explicit MultiplierQuestions(QWidget* parent = nullptr);

    void ask(const std::vector<QString>& symbols);

signals:
    void told(const QString& symbol, core::Decimal multiplier);

private:
    QWidget* makeRow(const QString& symbol);

    QVBoxLayout* m_rows;
};

} // namespace app
