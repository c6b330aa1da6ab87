#pragma once

#include "app/widgets/labels.h"
#include "core/import/import_plan.h"
#include "core/statistics/figure_text.h"

#include <QWidget>

namespace app {

class FieldForm;

/// What the file's closings have brought, beside what the broker printed, and why the two differ.
class ImportTotals final : public QWidget {
    Q_OBJECT

public:
    explicit ImportTotals(int nameWidth, QWidget* parent = nullptr);

    void present(const core::ImportPlan& plan, const core::FigureText& text);
    void clear();

private:
    void add(const QString& name, QLabel* value, QLabel* chip = nullptr);
    void addResults(const core::ImportPlan& plan, const core::FigureText& text);
    void addCheck(const core::BrokerTotalCheck& check, const QString& currency, const core::FigureText& text);

    FieldForm* m_form;
};

} // namespace app
