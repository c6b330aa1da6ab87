<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>ChartSeries</name>
    <message numerus="yes">
        <source>%1 trades</source>
        <translation>
            <numerusform>%1 trade</numerusform>
            <numerusform>%1 trades</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message numerus="yes">
        <source>from %1 trades</source>
        <translation>
            <numerusform>from %1 trade</numerusform>
            <numerusform>from %1 trades</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %1 days</source>
        <translation>
            <numerusform>from %1 day</numerusform>
            <numerusform>from %1 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %1 closed trades</source>
        <translation>
            <numerusform>from %1 closed trade</numerusform>
            <numerusform>from %1 closed trades</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 trades without a stop</source>
        <translation>
            <numerusform>%1 trade without a stop</numerusform>
            <numerusform>%1 trades without a stop</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 break-even trades</source>
        <translation>
            <numerusform>%1 break-even trade</numerusform>
            <numerusform>%1 break-even trades</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 trades with a date but no time</source>
        <translation>
            <numerusform>%1 trade with a date but no time</numerusform>
            <numerusform>%1 trades with a date but no time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 trades without an MFE</source>
        <translation>
            <numerusform>%1 trade without an MFE</numerusform>
            <numerusform>%1 trades without an MFE</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 trades without an MAE</source>
        <translation>
            <numerusform>%1 trade without an MAE</numerusform>
            <numerusform>%1 trades without an MAE</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 trades without a stop or an MAE</source>
        <translation>
            <numerusform>%1 trade without a stop or an MAE</numerusform>
            <numerusform>%1 trades without a stop or an MAE</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 trades without a stop or an MFE</source>
        <translation>
            <numerusform>%1 trade without a stop or an MFE</numerusform>
            <numerusform>%1 trades without a stop or an MFE</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 trades without a positive entry value</source>
        <translation>
            <numerusform>%1 trade without a positive entry value</numerusform>
            <numerusform>%1 trades without a positive entry value</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 open trades</source>
        <translation>
            <numerusform>%1 open trade</numerusform>
            <numerusform>%1 open trades</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 trades whose opening is not in the journal</source>
        <translation>
            <numerusform>%1 trade whose opening is not in the journal</numerusform>
            <numerusform>%1 trades whose opening is not in the journal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>costs of %1 trades in a currency without a rate</source>
        <translation>
            <numerusform>costs of %1 trade in a currency without a rate</numerusform>
            <numerusform>costs of %1 trades in a currency without a rate</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MonthSeries</name>
    <message numerus="yes">
        <source>%1 trades</source>
        <translation>
            <numerusform>%1 trade</numerusform>
            <numerusform>%1 trades</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::DashboardPage</name>
    <message numerus="yes">
        <source>%1 trades</source>
        <translation>
            <numerusform>%1 trade</numerusform>
            <numerusform>%1 trades</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2, %3 trades</source>
        <translation>
            <numerusform>%1: %2, %3 trade</numerusform>
            <numerusform>%1: %2, %3 trades</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::FilterBar</name>
    <message numerus="yes">
        <source>%n accounts</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tags</source>
        <translation>
            <numerusform>%n tag</numerusform>
            <numerusform>%n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filters</source>
        <translation>
            <numerusform>%n filter</numerusform>
            <numerusform>%n filters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::ImportCards</name>
    <message numerus="yes">
        <source>%1 trades closed, %2 opened</source>
        <translation>
            <numerusform>%1 trade closed, %2 opened</numerusform>
            <numerusform>%1 trades closed, %2 opened</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::ImportForm</name>
    <message numerus="yes">
        <source>Apply %n corrections of this file</source>
        <translation>
            <numerusform>Apply %n correction of this file</numerusform>
            <numerusform>Apply %n corrections of this file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring back %n fills deleted earlier</source>
        <translation>
            <numerusform>Bring back %n fill deleted earlier</numerusform>
            <numerusform>Bring back %n fills deleted earlier</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::ImportPage</name>
    <message numerus="yes">
        <source>%1 · %2 data rows</source>
        <translation>
            <numerusform>%1 · %2 data row</numerusform>
            <numerusform>%1 · %2 data rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %1 fills</source>
        <translation>
            <numerusform>Import %1 fill</numerusform>
            <numerusform>Import %1 fills</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 fills imported from %2</source>
        <translation>
            <numerusform>%1 fill imported from %2</numerusform>
            <numerusform>%1 fills imported from %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::MainWindow</name>
    <message numerus="yes">
        <source>%1 closed trades</source>
        <translation>
            <numerusform>%1 closed trade</numerusform>
            <numerusform>%1 closed trades</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::TradeActions</name>
    <message numerus="yes">
        <source>%n trades deleted</source>
        <translation>
            <numerusform>%n trade deleted</numerusform>
            <numerusform>%n trades deleted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::TradesPage</name>
    <message numerus="yes">
        <source>%1 trades</source>
        <translation>
            <numerusform>%1 trade</numerusform>
            <numerusform>%1 trades</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete all %n</source>
        <translation>
            <numerusform>Delete all %n</numerusform>
            <numerusform>Delete all %n</numerusform>
        </translation>
    </message>
</context>
</TS>
