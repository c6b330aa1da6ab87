#pragma once

#include "core/domain/charges.h"

#include <QStringList>
#include <QWidget>

#include <array>

class QLineEdit;
class QPushButton;

namespace app {

class FormField;

/// The costs of a trade as one figure or, opened, by kind; the one figure is then their sum.
class CostsFields final : public QWidget {
    Q_OBJECT

public:
    explicit CostsFields(QWidget* parent = nullptr);

    void clear();
    /// As typed: of each kind in the order of core::ChargeKind. One figure alone is commission.
    QStringList texts() const;
    /// What is wrong with each, in the same order.
    void setProblems(const QStringList& problems);
    bool isByKind() const;

    QLineEdit* totalEdit() const { return m_total; }
    QLineEdit* kindEdit(core::ChargeKind kind) const { return m_kinds[std::size_t(kind)]; }
    QPushButton* byKindButton() const { return m_byKind; }

signals:
    void edited();

private:
    void showKinds(bool byKind);
    void showTotal();

    QLineEdit* m_total;
    QPushButton* m_byKind;
    FormField* m_totalField;
    QWidget* m_panel;
    std::array<QLineEdit*, core::kChargeKinds> m_kinds{};
    std::array<FormField*, core::kChargeKinds> m_fields{};
};

} // namespace app
