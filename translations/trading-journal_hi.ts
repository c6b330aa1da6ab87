<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="hi_IN">
<context>
    <name>ChangeTitle</name>
    <message>
        <source>Import %1 (1 fill)</source>
        <translation>%1 का आयात (1 फ़िल)</translation>
    </message>
    <message>
        <source>Import %1 (%2 fills)</source>
        <translation>%1 का आयात (%2 फ़िल)</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>%1 का आयात</translation>
    </message>
    <message>
        <source>Edit notes</source>
        <translation>नोट बदलना</translation>
    </message>
    <message>
        <source>Rate trade</source>
        <translation>सौदे की रेटिंग</translation>
    </message>
    <message>
        <source>Edit plan</source>
        <translation>योजना बदलना</translation>
    </message>
    <message>
        <source>Add tag %1</source>
        <translation>टैग %1 लगाना</translation>
    </message>
    <message>
        <source>Remove tag %1</source>
        <translation>टैग %1 हटाना</translation>
    </message>
    <message>
        <source>Journal settings</source>
        <translation>जर्नल की सेटिंग्स</translation>
    </message>
    <message>
        <source>Change journal settings</source>
        <translation>जर्नल की सेटिंग्स बदलना</translation>
    </message>
    <message>
        <source>Account %1</source>
        <translation>खाता %1</translation>
    </message>
    <message>
        <source>Add account %1</source>
        <translation>खाता %1 जोड़ना</translation>
    </message>
    <message>
        <source>Change account %1</source>
        <translation>खाता %1 बदलना</translation>
    </message>
    <message>
        <source>Change instrument %1</source>
        <translation>इंस्ट्रूमेंट %1 बदलना</translation>
    </message>
    <message>
        <source>Add trade %1</source>
        <translation>सौदा %1 जोड़ना</translation>
    </message>
    <message>
        <source>Edit trade</source>
        <translation>सौदा बदलना</translation>
    </message>
    <message>
        <source>Delete trade</source>
        <translation>सौदा हटाना</translation>
    </message>
    <message>
        <source>Delete %1 trades</source>
        <translation>%1 सौदे हटाना</translation>
    </message>
    <message>
        <source>Take out links that lead nowhere</source>
        <translation>कहीं न ले जाने वाली कड़ियाँ हटाना</translation>
    </message>
    <message>
        <source>Edit tag %1</source>
        <translation>टैग %1 बदलना</translation>
    </message>
    <message>
        <source>Delete tag %1</source>
        <translation>टैग %1 हटाना</translation>
    </message>
    <message>
        <source>Merge tag %1 into %2</source>
        <translation>टैग %1 को %2 में मिलाना</translation>
    </message>
    <message>
        <source>Add cash movement</source>
        <translation>नक़द लेन-देन जोड़ना</translation>
    </message>
    <message>
        <source>Edit cash movement</source>
        <translation>नक़द लेन-देन बदलना</translation>
    </message>
    <message>
        <source>Delete cash movement</source>
        <translation>नक़द लेन-देन हटाना</translation>
    </message>
    <message>
        <source>Sample journal</source>
        <translation>नमूना जर्नल</translation>
    </message>
</context>
<context>
    <name>ChartSeries</name>
    <message numerus="yes">
        <source>%1 trades</source>
        <translation>
            <numerusform>%1 सौदा</numerusform>
            <numerusform>%1 सौदे</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2, %3, win rate %4</source>
        <translation>%1: %2, %3, जीत दर %4</translation>
    </message>
    <message>
        <source>%1: no trades</source>
        <translation>%1: कोई सौदा नहीं</translation>
    </message>
    <message>
        <source>%1%2 R: %3</source>
        <translation>%1%2 R: %3</translation>
    </message>
    <message>
        <source>Equity %1</source>
        <translation>इक्विटी %1</translation>
    </message>
    <message>
        <source>Day %1</source>
        <translation>दिन %1</translation>
    </message>
    <message>
        <source>Drawdown %1</source>
        <translation>ड्रॉडाउन %1</translation>
    </message>
    <message>
        <source>Return %1</source>
        <translation>रिटर्न %1</translation>
    </message>
    <message>
        <source>Sum %1</source>
        <translation>योग %1</translation>
    </message>
</context>
<context>
    <name>ColumnWords</name>
    <message>
        <source>Symbol</source>
        <translation>सिंबल</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>तारीख़</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>समय</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>दिशा</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>मात्रा</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>भाव</translation>
    </message>
    <message>
        <source>Exit date</source>
        <translation>निकास की तारीख़</translation>
    </message>
    <message>
        <source>Exit time</source>
        <translation>निकास का समय</translation>
    </message>
    <message>
        <source>Exit price</source>
        <translation>निकास भाव</translation>
    </message>
    <message>
        <source>Commission</source>
        <translation>कमीशन</translation>
    </message>
    <message>
        <source>Other fees</source>
        <translation>अन्य शुल्क</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>मुद्रा</translation>
    </message>
    <message>
        <source>Kind of asset</source>
        <translation>एसेट का प्रकार</translation>
    </message>
    <message>
        <source>Multiplier</source>
        <translation>गुणक</translation>
    </message>
    <message>
        <source>Id of the fill</source>
        <translation>फ़िल की आईडी</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>खाता</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>एक्सचेंज</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>प्रोडक्ट</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>नोट</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>टैग</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>स्टॉप</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>लक्ष्य</translation>
    </message>
    <message>
        <source>Profit</source>
        <translation>लाभ</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>एक्सपायरी</translation>
    </message>
    <message>
        <source>Strike</source>
        <translation>स्ट्राइक</translation>
    </message>
    <message>
        <source>Call or put</source>
        <translation>कॉल या पुट</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>विवरण</translation>
    </message>
    <message>
        <source>Amount of money</source>
        <translation>राशि</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>Net P&amp;L</source>
        <translation>शुद्ध लाभ/हानि</translation>
    </message>
    <message>
        <source>Gross P&amp;L</source>
        <translation>सकल लाभ/हानि</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>लागत</translation>
    </message>
    <message>
        <source>Realised on open trades</source>
        <translation>खुले सौदों पर वसूल लाभ/हानि</translation>
    </message>
    <message>
        <source>Expectancy</source>
        <translation>प्रत्याशा</translation>
    </message>
    <message>
        <source>Profit factor</source>
        <translation>प्रॉफ़िट फ़ैक्टर</translation>
    </message>
    <message>
        <source>Payoff ratio</source>
        <translation>पेऑफ़ अनुपात</translation>
    </message>
    <message>
        <source>Gross profit</source>
        <translation>सकल लाभ</translation>
    </message>
    <message>
        <source>Gross loss</source>
        <translation>सकल हानि</translation>
    </message>
    <message>
        <source>Average win</source>
        <translation>औसत लाभ</translation>
    </message>
    <message>
        <source>Average loss</source>
        <translation>औसत हानि</translation>
    </message>
    <message>
        <source>Largest win</source>
        <translation>सबसे बड़ा लाभ</translation>
    </message>
    <message>
        <source>Largest loss</source>
        <translation>सबसे बड़ी हानि</translation>
    </message>
    <message>
        <source>Average return</source>
        <translation>औसत रिटर्न</translation>
    </message>
    <message>
        <source>Closed trades</source>
        <translation>बंद सौदे</translation>
    </message>
    <message>
        <source>Winning trades</source>
        <translation>लाभ वाले सौदे</translation>
    </message>
    <message>
        <source>Losing trades</source>
        <translation>हानि वाले सौदे</translation>
    </message>
    <message>
        <source>Break-even trades</source>
        <translation>बराबरी वाले सौदे</translation>
    </message>
    <message>
        <source>Open trades</source>
        <translation>खुले सौदे</translation>
    </message>
    <message>
        <source>Trades without an opening</source>
        <translation>बिना प्रवेश वाले सौदे</translation>
    </message>
    <message>
        <source>Win rate</source>
        <translation>जीत दर</translation>
    </message>
    <message>
        <source>Win rate without break-even</source>
        <translation>बराबरी के बिना जीत दर</translation>
    </message>
    <message>
        <source>Longest winning run</source>
        <translation>जीत का सबसे लंबा सिलसिला</translation>
    </message>
    <message>
        <source>Longest losing run</source>
        <translation>हार का सबसे लंबा सिलसिला</translation>
    </message>
    <message>
        <source>Trades with a stop</source>
        <translation>स्टॉप वाले सौदे</translation>
    </message>
    <message>
        <source>Average R</source>
        <translation>औसत R</translation>
    </message>
    <message>
        <source>Expectancy in R</source>
        <translation>R में प्रत्याशा</translation>
    </message>
    <message>
        <source>SQN</source>
        <translation>SQN</translation>
    </message>
    <message>
        <source>SQN (100)</source>
        <translation>SQN (100)</translation>
    </message>
    <message>
        <source>Kelly</source>
        <translation>केली</translation>
    </message>
    <message>
        <source>Half Kelly</source>
        <translation>आधा केली</translation>
    </message>
    <message>
        <source>Max drawdown</source>
        <translation>अधिकतम ड्रॉडाउन</translation>
    </message>
    <message>
        <source>Max drawdown, money</source>
        <translation>अधिकतम ड्रॉडाउन, राशि</translation>
    </message>
    <message>
        <source>Recovery factor</source>
        <translation>रिकवरी फ़ैक्टर</translation>
    </message>
    <message>
        <source>Sharpe ratio</source>
        <translation>शार्प अनुपात</translation>
    </message>
    <message>
        <source>Sortino ratio</source>
        <translation>सॉर्टिनो अनुपात</translation>
    </message>
    <message>
        <source>Volatility</source>
        <translation>अस्थिरता</translation>
    </message>
    <message>
        <source>CAGR</source>
        <translation>CAGR</translation>
    </message>
    <message>
        <source>Calmar ratio</source>
        <translation>कैल्मार अनुपात</translation>
    </message>
    <message>
        <source>MAR ratio</source>
        <translation>MAR अनुपात</translation>
    </message>
    <message>
        <source>Ulcer index</source>
        <translation>अल्सर सूचकांक</translation>
    </message>
    <message>
        <source>P&amp;L mean / deviation</source>
        <translation>लाभ/हानि का माध्य / विचलन</translation>
    </message>
    <message>
        <source>t-statistic</source>
        <translation>t-सांख्यिकी</translation>
    </message>
    <message>
        <source>Chance that this is luck</source>
        <translation>यह केवल भाग्य होने की संभावना</translation>
    </message>
    <message>
        <source>K-ratio (1996)</source>
        <translation>K-अनुपात (1996)</translation>
    </message>
    <message>
        <source>Runs Z</source>
        <translation>रन Z</translation>
    </message>
    <message>
        <source>Average holding time</source>
        <translation>औसत धारण अवधि</translation>
    </message>
    <message>
        <source>Median holding time</source>
        <translation>माध्यिका धारण अवधि</translation>
    </message>
    <message>
        <source>Holding time of wins</source>
        <translation>लाभ वाले सौदों की धारण अवधि</translation>
    </message>
    <message>
        <source>Holding time of losses</source>
        <translation>हानि वाले सौदों की धारण अवधि</translation>
    </message>
    <message>
        <source>Holding time of break-evens</source>
        <translation>बराबरी वाले सौदों की धारण अवधि</translation>
    </message>
    <message>
        <source>Median time of wins</source>
        <translation>लाभ वाले सौदों की माध्यिका अवधि</translation>
    </message>
    <message>
        <source>Median time of losses</source>
        <translation>हानि वाले सौदों की माध्यिका अवधि</translation>
    </message>
    <message>
        <source>Median time of break-evens</source>
        <translation>बराबरी वाले सौदों की माध्यिका अवधि</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>बाज़ार में समय</translation>
    </message>
    <message>
        <source>Average MAE</source>
        <translation>औसत MAE</translation>
    </message>
    <message>
        <source>Average MFE</source>
        <translation>औसत MFE</translation>
    </message>
    <message>
        <source>Average MAE in R</source>
        <translation>R में औसत MAE</translation>
    </message>
    <message>
        <source>Average MFE in R</source>
        <translation>R में औसत MFE</translation>
    </message>
    <message>
        <source>Exit efficiency</source>
        <translation>निकास दक्षता</translation>
    </message>
    <message>
        <source>Profit from the best trade</source>
        <translation>सबसे अच्छे सौदे का लाभ</translation>
    </message>
    <message>
        <source>Profit from the best 10 %</source>
        <translation>सबसे अच्छे 10 % सौदों का लाभ</translation>
    </message>
    <message>
        <source>Profit from the best day</source>
        <translation>सबसे अच्छे दिन का लाभ</translation>
    </message>
    <message>
        <source>Commission</source>
        <translation>कमीशन</translation>
    </message>
    <message>
        <source>Exchange fees</source>
        <translation>एक्सचेंज शुल्क</translation>
    </message>
    <message>
        <source>Regulatory fees</source>
        <translation>नियामक शुल्क</translation>
    </message>
    <message>
        <source>Taxes</source>
        <translation>कर</translation>
    </message>
    <message>
        <source>Funding and swaps</source>
        <translation>फ़ंडिंग और स्वैप</translation>
    </message>
    <message>
        <source>Other costs</source>
        <translation>अन्य लागत</translation>
    </message>
    <message>
        <source>Costs in % of gross profit</source>
        <translation>सकल लाभ के % में लागत</translation>
    </message>
    <message>
        <source>Costs per trade</source>
        <translation>प्रति सौदा लागत</translation>
    </message>
    <message>
        <source>Costs per unit</source>
        <translation>प्रति इकाई लागत</translation>
    </message>
    <message>
        <source>Sum of the closed trades&apos; P&amp;L after all costs</source>
        <translation>सारी लागत घटाकर बंद सौदों के लाभ/हानि का योग</translation>
    </message>
    <message>
        <source>Sum over the closed trades of (cash of the sells − cash of the buys) × multiplier, before costs</source>
        <translation>बंद सौदों पर (बिक्री की राशि − ख़रीद की राशि) × गुणक का योग, लागत से पहले</translation>
    </message>
    <message>
        <source>Sum of all costs of the closed trades; rebates count as negative costs</source>
        <translation>बंद सौदों की सारी लागत का योग; छूट ऋणात्मक लागत मानी जाती है</translation>
    </message>
    <message>
        <source>What partial exits of trades that are still open have realised; in no other figure</source>
        <translation>अब भी खुले सौदों के आंशिक निकास से वसूल राशि; किसी और आँकड़े में नहीं</translation>
    </message>
    <message>
        <source>Σp ÷ number of trades</source>
        <translation>Σp ÷ सौदों की संख्या</translation>
    </message>
    <message>
        <source>Gross profit ÷ gross loss</source>
        <translation>सकल लाभ ÷ सकल हानि</translation>
    </message>
    <message>
        <source>Average win ÷ average loss</source>
        <translation>औसत लाभ ÷ औसत हानि</translation>
    </message>
    <message>
        <source>Σp of the trades with p &gt; 0</source>
        <translation>p &gt; 0 वाले सौदों का Σp</translation>
    </message>
    <message>
        <source>Σ−p of the trades with p &lt; 0</source>
        <translation>p &lt; 0 वाले सौदों का Σ−p</translation>
    </message>
    <message>
        <source>Σp of the winning trades ÷ their number</source>
        <translation>लाभ वाले सौदों का Σp ÷ उनकी संख्या</translation>
    </message>
    <message>
        <source>Σ−p of the losing trades ÷ their number</source>
        <translation>हानि वाले सौदों का Σ−p ÷ उनकी संख्या</translation>
    </message>
    <message>
        <source>Largest p of the winning trades</source>
        <translation>लाभ वाले सौदों का सबसे बड़ा p</translation>
    </message>
    <message>
        <source>Largest −p of the losing trades</source>
        <translation>हानि वाले सौदों का सबसे बड़ा −p</translation>
    </message>
    <message>
        <source>Mean of net P&amp;L ÷ (entry price × quantity × multiplier)</source>
        <translation>शुद्ध लाभ/हानि ÷ (प्रवेश भाव × मात्रा × गुणक) का माध्य</translation>
    </message>
    <message>
        <source>Trades that went flat again</source>
        <translation>वे सौदे जो फिर शून्य पोज़िशन पर आए</translation>
    </message>
    <message>
        <source>p above the account&apos;s break-even tolerance (zero unless set)</source>
        <translation>p खाते की बराबरी-सीमा से ऊपर (तय न हो तो शून्य)</translation>
    </message>
    <message>
        <source>p below minus the account&apos;s break-even tolerance</source>
        <translation>p खाते की बराबरी-सीमा के ऋणात्मक मान से नीचे</translation>
    </message>
    <message>
        <source>|p| within the account&apos;s break-even tolerance; sums include them</source>
        <translation>|p| खाते की बराबरी-सीमा के भीतर; योगों में शामिल</translation>
    </message>
    <message>
        <source>Trades not flat yet; in no figure of closed trades</source>
        <translation>अभी खुले सौदे; बंद सौदों के किसी आँकड़े में नहीं</translation>
    </message>
    <message>
        <source>Closings whose opening is not in the journal; in no total</source>
        <translation>वे निकास जिनका प्रवेश जर्नल में नहीं है; किसी योग में नहीं</translation>
    </message>
    <message>
        <source>Winning trades ÷ closed trades</source>
        <translation>लाभ वाले सौदे ÷ बंद सौदे</translation>
    </message>
    <message>
        <source>Winning trades ÷ (winning + losing trades)</source>
        <translation>लाभ वाले सौदे ÷ (लाभ वाले + हानि वाले सौदे)</translation>
    </message>
    <message>
        <source>Most winning trades in a row, in exit order; a break-even ends the run</source>
        <translation>निकास के क्रम में लगातार सबसे अधिक लाभ वाले सौदे; बराबरी सिलसिला तोड़ती है</translation>
    </message>
    <message>
        <source>Most losing trades in a row, in exit order; a break-even ends the run</source>
        <translation>निकास के क्रम में लगातार सबसे अधिक हानि वाले सौदे; बराबरी सिलसिला तोड़ती है</translation>
    </message>
    <message>
        <source>Trades with an initial risk = |entry − initial stop| × quantity × multiplier</source>
        <translation>आरंभिक जोखिम वाले सौदे = |प्रवेश − आरंभिक स्टॉप| × मात्रा × गुणक</translation>
    </message>
    <message>
        <source>Mean of net P&amp;L ÷ initial risk over the trades with a stop</source>
        <translation>स्टॉप वाले सौदों पर शुद्ध लाभ/हानि ÷ आरंभिक जोखिम का माध्य</translation>
    </message>
    <message>
        <source>Average R: what a trade brings for each unit of money at risk</source>
        <translation>औसत R: जोखिम में लगी हर इकाई रक़म पर एक सौदा जितना लाता है</translation>
    </message>
    <message>
        <source>√n × mean(R) ÷ sd(R), n trades with a stop, sd with n − 1</source>
        <translation>√n × माध्य(R) ÷ मानक विचलन(R), स्टॉप वाले n सौदे, विचलन n − 1 से</translation>
    </message>
    <message>
        <source>As SQN with n at most 100</source>
        <translation>SQN जैसा, n अधिकतम 100</translation>
    </message>
    <message>
        <source>p − (1 − p) ÷ payoff ratio with p = wins ÷ (wins + losses); negative: no edge</source>
        <translation>p − (1 − p) ÷ पेऑफ़ अनुपात, जहाँ p = जीत ÷ (जीत + हार); ऋणात्मक: कोई बढ़त नहीं</translation>
    </message>
    <message>
        <source>Kelly ÷ 2</source>
        <translation>केली ÷ 2</translation>
    </message>
    <message>
        <source>Deepest (equity − peak) ÷ peak, after each closed trade; the starting equity counts as a peak</source>
        <translation>हर बंद सौदे के बाद सबसे गहरा (इक्विटी − शिखर) ÷ शिखर; आरंभिक पूँजी भी शिखर मानी जाती है</translation>
    </message>
    <message>
        <source>Deepest equity − peak, after each closed trade; the starting equity counts as a peak</source>
        <translation>हर बंद सौदे के बाद सबसे गहरा इक्विटी − शिखर; आरंभिक पूँजी भी शिखर मानी जाती है</translation>
    </message>
    <message>
        <source>Net P&amp;L ÷ max drawdown in money</source>
        <translation>शुद्ध लाभ/हानि ÷ राशि में अधिकतम ड्रॉडाउन</translation>
    </message>
    <message>
        <source>(mean(r) − f) ÷ sd(r) × √252 of daily net returns r (√365 with crypto), f the journal’s risk-free rate a day, 0 unless set. Days without trades count. Where returns are serially correlated, √252 misleads (Lo 2002)</source>
        <translation>दैनिक शुद्ध रिटर्न r का (माध्य(r) − f) ÷ मानक विचलन(r) × √252 (क्रिप्टो में √365), f जर्नल की एक दिन की जोखिम-मुक्त दर, तय न हो तो 0। बिना सौदों वाले दिन भी गिने जाते हैं। जहाँ रिटर्न आपस में सहसंबद्ध हों, √252 भ्रामक है (Lo 2002)</translation>
    </message>
    <message>
        <source>mean(r) ÷ √(Σ min(r, 0)² ÷ n) × √252 over all n days (√365 with crypto)</source>
        <translation>सभी n दिनों पर माध्य(r) ÷ √(Σ min(r, 0)² ÷ n) × √252 (क्रिप्टो में √365)</translation>
    </message>
    <message>
        <source>sd(r) × √252 of daily net returns (√365 with crypto)</source>
        <translation>दैनिक शुद्ध रिटर्न का मानक विचलन(r) × √252 (क्रिप्टो में √365)</translation>
    </message>
    <message>
        <source>(Π(1 + daily return))^(365.25 ÷ days) − 1, from one year on</source>
        <translation>(Π(1 + दैनिक रिटर्न))^(365.25 ÷ दिन) − 1, एक वर्ष के बाद से</translation>
    </message>
    <message>
        <source>Annualised return ÷ max drawdown %, both of the last 36 months</source>
        <translation>वार्षिक रिटर्न ÷ अधिकतम ड्रॉडाउन %, दोनों पिछले 36 महीनों के</translation>
    </message>
    <message>
        <source>Annualised return ÷ max drawdown %, both since the start</source>
        <translation>वार्षिक रिटर्न ÷ अधिकतम ड्रॉडाउन %, दोनों शुरुआत से</translation>
    </message>
    <message>
        <source>√mean((100 × (equity − peak) ÷ peak)²) over every day and the start</source>
        <translation>हर दिन और शुरुआत पर √माध्य((100 × (इक्विटी − शिखर) ÷ शिखर)²)</translation>
    </message>
    <message>
        <source>mean(p) ÷ sd(p), sd with n − 1; per trade, not a Sharpe ratio</source>
        <translation>माध्य(p) ÷ मानक विचलन(p), विचलन n − 1 से; प्रति सौदा, शार्प अनुपात नहीं</translation>
    </message>
    <message>
        <source>mean(p) ÷ (sd(p) ÷ √N)</source>
        <translation>माध्य(p) ÷ (मानक विचलन(p) ÷ √N)</translation>
    </message>
    <message>
        <source>One-sided p-value of the t-statistic: how often a mean this good comes without any edge</source>
        <translation>t-सांख्यिकी का एकतरफ़ा p-मान: बिना किसी बढ़त के इतना अच्छा माध्य कितनी बार आता है</translation>
    </message>
    <message>
        <source>Least squares of cumulative net P&amp;L on the trade number: slope ÷ (standard error × √n)</source>
        <translation>सौदा क्रमांक पर संचयी शुद्ध लाभ/हानि का न्यूनतम वर्ग: ढलान ÷ (मानक त्रुटि × √n)</translation>
    </message>
    <message>
        <source>(n(R − 1) − P) ÷ √(P(P − n) ÷ (n − 1)) with R runs of wins and losses, P = 2WL, break-evens left out; below −2: wins follow wins</source>
        <translation>(n(R − 1) − P) ÷ √(P(P − n) ÷ (n − 1)), जहाँ R जीत और हार के सिलसिले, P = 2WL, बराबरी छोड़कर; −2 से नीचे: जीत के बाद जीत</translation>
    </message>
    <message>
        <source>Mean of exit − entry, of the trades whose times are known</source>
        <translation>निकास − प्रवेश का माध्य, जिन सौदों का समय ज्ञात है</translation>
    </message>
    <message>
        <source>Middle one of exit − entry, of the trades whose times are known</source>
        <translation>निकास − प्रवेश का मध्य मान, जिन सौदों का समय ज्ञात है</translation>
    </message>
    <message>
        <source>Mean of exit − entry of the winning trades</source>
        <translation>लाभ वाले सौदों के निकास − प्रवेश का माध्य</translation>
    </message>
    <message>
        <source>Mean of exit − entry of the losing trades</source>
        <translation>हानि वाले सौदों के निकास − प्रवेश का माध्य</translation>
    </message>
    <message>
        <source>Mean of exit − entry of the break-even trades</source>
        <translation>बराबरी वाले सौदों के निकास − प्रवेश का माध्य</translation>
    </message>
    <message>
        <source>Middle one of exit − entry of the winning trades</source>
        <translation>लाभ वाले सौदों के निकास − प्रवेश का मध्य मान</translation>
    </message>
    <message>
        <source>Middle one of exit − entry of the losing trades</source>
        <translation>हानि वाले सौदों के निकास − प्रवेश का मध्य मान</translation>
    </message>
    <message>
        <source>Middle one of exit − entry of the break-even trades</source>
        <translation>बराबरी वाले सौदों के निकास − प्रवेश का मध्य मान</translation>
    </message>
    <message>
        <source>Time with any position open ÷ time from the first entry day to the last exit day, nights included</source>
        <translation>कोई पोज़िशन खुली रहने का समय ÷ पहले प्रवेश के दिन से अंतिम निकास के दिन तक का समय, रातें सहित</translation>
    </message>
    <message>
        <source>Mean of the worst open P&amp;L during the trade, where known</source>
        <translation>सौदे के दौरान सबसे ख़राब खुले लाभ/हानि का माध्य, जहाँ ज्ञात हो</translation>
    </message>
    <message>
        <source>Mean of the best open P&amp;L during the trade, where known</source>
        <translation>सौदे के दौरान सबसे अच्छे खुले लाभ/हानि का माध्य, जहाँ ज्ञात हो</translation>
    </message>
    <message>
        <source>Mean of MAE ÷ initial risk over the trades that have both</source>
        <translation>जिन सौदों में दोनों हैं, उन पर MAE ÷ आरंभिक जोखिम का माध्य</translation>
    </message>
    <message>
        <source>Mean of MFE ÷ initial risk over the trades that have both</source>
        <translation>जिन सौदों में दोनों हैं, उन पर MFE ÷ आरंभिक जोखिम का माध्य</translation>
    </message>
    <message>
        <source>Mean of p ÷ MFE over the trades with a positive MFE</source>
        <translation>धनात्मक MFE वाले सौदों पर p ÷ MFE का माध्य</translation>
    </message>
    <message>
        <source>Largest p ÷ gross profit</source>
        <translation>सबसे बड़ा p ÷ सकल लाभ</translation>
    </message>
    <message>
        <source>Profits of the best tenth of all trades (rounded up) ÷ gross profit</source>
        <translation>सभी सौदों के सबसे अच्छे दसवें हिस्से (ऊपर पूर्णांकित) का लाभ ÷ सकल लाभ</translation>
    </message>
    <message>
        <source>P&amp;L of the best exit day ÷ gross profit</source>
        <translation>सबसे अच्छे निकास-दिन का लाभ/हानि ÷ सकल लाभ</translation>
    </message>
    <message>
        <source>Sum over the closed trades</source>
        <translation>बंद सौदों पर योग</translation>
    </message>
    <message>
        <source>All costs ÷ gross profit</source>
        <translation>कुल लागत ÷ सकल लाभ</translation>
    </message>
    <message>
        <source>All costs ÷ number of closed trades</source>
        <translation>कुल लागत ÷ बंद सौदों की संख्या</translation>
    </message>
    <message>
        <source>All costs ÷ units entered (shares, contracts, coins) in the closed trades</source>
        <translation>कुल लागत ÷ बंद सौदों में ली गई इकाइयाँ (शेयर, अनुबंध, सिक्के)</translation>
    </message>
    <message>
        <source>V. Tharp; the risk is that of the initial stop</source>
        <translation>V. Tharp; जोखिम आरंभिक स्टॉप का है</translation>
    </message>
    <message>
        <source>PerformanceAnalytics for R: downside deviation over all days</source>
        <translation>R का PerformanceAnalytics: सभी दिनों पर अधोमुखी विचलन</translation>
    </message>
    <message>
        <source>Student&apos;s t, N − 1 degrees of freedom</source>
        <translation>स्टूडेंट t, N − 1 स्वातंत्र्य कोटि</translation>
    </message>
    <message>
        <source>no trades</source>
        <translation>कोई सौदा नहीं</translation>
    </message>
    <message>
        <source>no closed trades</source>
        <translation>कोई बंद सौदा नहीं</translation>
    </message>
    <message>
        <source>no losing trade</source>
        <translation>हानि वाला कोई सौदा नहीं</translation>
    </message>
    <message>
        <source>no winning trade</source>
        <translation>लाभ वाला कोई सौदा नहीं</translation>
    </message>
    <message>
        <source>neither a winning nor a losing trade</source>
        <translation>न लाभ वाला सौदा, न हानि वाला</translation>
    </message>
    <message>
        <source>no break-even trade</source>
        <translation>कोई बराबरी वाला सौदा नहीं</translation>
    </message>
    <message>
        <source>no trade has a stop</source>
        <translation>किसी सौदे में स्टॉप नहीं</translation>
    </message>
    <message>
        <source>too few trades or days</source>
        <translation>सौदे या दिन बहुत कम</translation>
    </message>
    <message>
        <source>all values are equal</source>
        <translation>सभी मान बराबर हैं</translation>
    </message>
    <message>
        <source>no starting equity is set</source>
        <translation>आरंभिक पूँजी तय नहीं है</translation>
    </message>
    <message>
        <source>no drawdown</source>
        <translation>कोई ड्रॉडाउन नहीं</translation>
    </message>
    <message>
        <source>never below its peak</source>
        <translation>कभी शिखर से नीचे नहीं</translation>
    </message>
    <message>
        <source>less than one year</source>
        <translation>एक वर्ष से कम</translation>
    </message>
    <message>
        <source>the equity was zero or below</source>
        <translation>इक्विटी शून्य या उससे नीचे थी</translation>
    </message>
    <message>
        <source>mixed currencies</source>
        <translation>मिली-जुली मुद्राएँ</translation>
    </message>
    <message>
        <source>only dates are known, no times</source>
        <translation>केवल तारीख़ें ज्ञात हैं, समय नहीं</translation>
    </message>
    <message>
        <source>no trade has its best and worst price entered</source>
        <translation>किसी सौदे में सबसे अच्छा और ख़राब भाव दर्ज नहीं</translation>
    </message>
    <message>
        <source>no trade with these prices entered has a stop</source>
        <translation>जिन सौदों में ये भाव दर्ज हैं, उनमें से किसी में स्टॉप नहीं</translation>
    </message>
    <message>
        <source>no losing day</source>
        <translation>हानि वाला कोई दिन नहीं</translation>
    </message>
    <message>
        <source>no gross profit</source>
        <translation>सकल लाभ नहीं</translation>
    </message>
    <message>
        <source>too large to be shown</source>
        <translation>दिखाने के लिए बहुत बड़ा</translation>
    </message>
    <message>
        <source>fewer than 30 trades: this says little</source>
        <translation>30 से कम सौदे: इससे कम ही पता चलता है</translation>
    </message>
    <message>
        <source>always net</source>
        <translation>हमेशा शुद्ध</translation>
    </message>
    <message>
        <source>always gross</source>
        <translation>हमेशा सकल</translation>
    </message>
    <message>
        <source>on the chosen basis</source>
        <translation>चुने हुए आधार पर</translation>
    </message>
    <message>
        <source>on net P&amp;L</source>
        <translation>शुद्ध लाभ/हानि पर</translation>
    </message>
    <message>
        <source>on gross P&amp;L</source>
        <translation>सकल लाभ/हानि पर</translation>
    </message>
    <message numerus="yes">
        <source>from %1 trades</source>
        <translation>
            <numerusform>%1 सौदे से</numerusform>
            <numerusform>%1 सौदों से</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %1 days</source>
        <translation>
            <numerusform>%1 दिन से</numerusform>
            <numerusform>%1 दिनों से</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %1 closed trades</source>
        <translation>
            <numerusform>%1 बंद सौदे से</numerusform>
            <numerusform>%1 बंद सौदों से</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 trades without a stop</source>
        <translation>
            <numerusform>बिना स्टॉप का %1 सौदा</numerusform>
            <numerusform>बिना स्टॉप के %1 सौदे</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 break-even trades</source>
        <translation>
            <numerusform>बराबरी वाला %1 सौदा</numerusform>
            <numerusform>बराबरी वाले %1 सौदे</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 trades with a date but no time</source>
        <translation>
            <numerusform>%1 सौदा जिसमें तारीख़ है, समय नहीं</numerusform>
            <numerusform>%1 सौदे जिनमें तारीख़ है, समय नहीं</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 trades without an MFE</source>
        <translation>
            <numerusform>बिना MFE का %1 सौदा</numerusform>
            <numerusform>बिना MFE के %1 सौदे</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 trades without an MAE</source>
        <translation>
            <numerusform>बिना MAE का %1 सौदा</numerusform>
            <numerusform>बिना MAE के %1 सौदे</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 trades without a stop or an MAE</source>
        <translation>
            <numerusform>बिना स्टॉप या MAE का %1 सौदा</numerusform>
            <numerusform>बिना स्टॉप या MAE के %1 सौदे</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 trades without a stop or an MFE</source>
        <translation>
            <numerusform>बिना स्टॉप या MFE का %1 सौदा</numerusform>
            <numerusform>बिना स्टॉप या MFE के %1 सौदे</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 trades without a positive entry value</source>
        <translation>
            <numerusform>%1 सौदा जिसका प्रवेश मूल्य धनात्मक नहीं</numerusform>
            <numerusform>%1 सौदे जिनका प्रवेश मूल्य धनात्मक नहीं</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 open trades</source>
        <translation>
            <numerusform>%1 खुला सौदा</numerusform>
            <numerusform>%1 खुले सौदे</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 trades whose opening is not in the journal</source>
        <translation>
            <numerusform>%1 सौदा जिसका प्रवेश जर्नल में नहीं</numerusform>
            <numerusform>%1 सौदे जिनका प्रवेश जर्नल में नहीं</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>costs of %1 trades in a currency without a rate</source>
        <translation>
            <numerusform>%1 सौदे की लागत ऐसी मुद्रा में जिसकी दर नहीं</numerusform>
            <numerusform>%1 सौदों की लागत ऐसी मुद्रा में जिसकी दर नहीं</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>This value is not possible</source>
        <translation>यह मान संभव नहीं है</translation>
    </message>
    <message>
        <source>This number is larger than the journal can hold exactly</source>
        <translation>यह संख्या इतनी बड़ी है कि जर्नल उसे सटीक नहीं रख सकता</translation>
    </message>
    <message>
        <source>This is not in the journal any more</source>
        <translation>यह अब जर्नल में नहीं है</translation>
    </message>
    <message>
        <source>There is one with this name already</source>
        <translation>इस नाम का पहले से मौजूद है</translation>
    </message>
    <message>
        <source>One of the fills belongs to two trades</source>
        <translation>एक फ़िल दो सौदों में आती है</translation>
    </message>
    <message>
        <source>This trade has several fills; change the fills themselves</source>
        <translation>इस सौदे में कई फ़िल हैं; सीधे फ़िल बदलें</translation>
    </message>
    <message>
        <source>The contract size is not known; enter it once for this contract</source>
        <translation>कॉन्ट्रैक्ट का आकार पता नहीं; इस कॉन्ट्रैक्ट के लिए उसे एक बार दर्ज करें</translation>
    </message>
    <message>
        <source>No known broker format fits this file</source>
        <translation>यह फ़ाइल ब्रोकर के किसी ज्ञात फ़ॉर्मैट से मेल नहीं खाती</translation>
    </message>
    <message>
        <source>The file cannot be read to its end</source>
        <translation>फ़ाइल अंत तक पढ़ी नहीं जा सकी</translation>
    </message>
    <message>
        <source>A value can be read in two ways; please choose one</source>
        <translation>एक मान दो तरह से पढ़ा जा सकता है; कृपया एक चुनें</translation>
    </message>
    <message>
        <source>The file does not exist</source>
        <translation>फ़ाइल मौजूद नहीं है</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>फ़ाइल पढ़ी नहीं जा सकती</translation>
    </message>
    <message>
        <source>The file cannot be written</source>
        <translation>फ़ाइल लिखी नहीं जा सकती</translation>
    </message>
    <message>
        <source>The file is too large</source>
        <translation>फ़ाइल बहुत बड़ी है</translation>
    </message>
    <message>
        <source>Another program is writing to the journal; please try again in a moment</source>
        <translation>कोई दूसरा प्रोग्राम जर्नल में लिख रहा है; कृपया कुछ पल बाद फिर कोशिश करें</translation>
    </message>
    <message>
        <source>The journal was written by a newer version of this program; please update</source>
        <translation>जर्नल इस प्रोग्राम के नए संस्करण ने लिखा है; कृपया अपडेट करें</translation>
    </message>
    <message>
        <source>The journal file is damaged; restore a backup in Settings</source>
        <translation>जर्नल की फ़ाइल ख़राब है; सेटिंग्स से कोई बैकअप बहाल करें</translation>
    </message>
    <message>
        <source>This file is not a trading journal</source>
        <translation>यह फ़ाइल ट्रेडिंग जर्नल नहीं है</translation>
    </message>
    <message>
        <source>The journal could not be read or written</source>
        <translation>जर्नल पढ़ा या लिखा नहीं जा सका</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>पूर्ववत करने के लिए कुछ नहीं है</translation>
    </message>
    <message>
        <source>There is nothing to redo</source>
        <translation>दोहराने के लिए कुछ नहीं है</translation>
    </message>
    <message>
        <source>This cannot be taken back, because later changes depend on it</source>
        <translation>इसे वापस नहीं लिया जा सकता, क्योंकि बाद के बदलाव इस पर टिके हैं</translation>
    </message>
    <message>
        <source>Cancelled; nothing was changed</source>
        <translation>रद्द किया गया; कुछ नहीं बदला</translation>
    </message>
    <message>
        <source>Sign in again to go on</source>
        <translation>आगे बढ़ने के लिए फिर से साइन इन करें</translation>
    </message>
    <message>
        <source>Your role in this workspace does not allow this</source>
        <translation>इस कार्यस्थान में आपकी भूमिका इसकी अनुमति नहीं देती</translation>
    </message>
    <message>
        <source>Somebody else has changed this meanwhile; look at it again</source>
        <translation>इस बीच किसी और ने इसे बदल दिया है; इसे फिर से देखें</translation>
    </message>
    <message>
        <source>This was carried out already</source>
        <translation>यह पहले ही पूरा किया जा चुका है</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The journal may only be read; allow changes to its file and folder, or move it</source>
        <translation>जर्नल केवल पढ़ा जा सकता है; उसकी फ़ाइल और फ़ोल्डर को बदलने की अनुमति दें, या उसे दूसरी जगह रखें</translation>
    </message>
    <message>
        <source>The disk is full and nothing was changed; make room and try again</source>
        <translation>डिस्क भरी है और कुछ नहीं बदला गया; जगह बनाकर फिर कोशिश करें</translation>
    </message>
</context>
<context>
    <name>FigureCards</name>
    <message>
        <source>Net P&amp;L</source>
        <translation>शुद्ध लाभ/हानि</translation>
    </message>
    <message>
        <source>Gross P&amp;L</source>
        <translation>सकल लाभ/हानि</translation>
    </message>
    <message>
        <source>Win rate</source>
        <translation>जीत दर</translation>
    </message>
    <message>
        <source>%1 won · %2 lost</source>
        <translation>%1 जीते · %2 हारे</translation>
    </message>
    <message>
        <source> · %1 even</source>
        <translation> · %1 बराबर</translation>
    </message>
    <message>
        <source>%1 without break-even trades</source>
        <translation>बराबरी वाले सौदों के बिना %1</translation>
    </message>
    <message>
        <source>Profit factor</source>
        <translation>प्रॉफ़िट फ़ैक्टर</translation>
    </message>
    <message>
        <source>won %1 · lost %2</source>
        <translation>+%1 · −%2</translation>
    </message>
    <message>
        <source>Expectancy</source>
        <translation>प्रत्याशा</translation>
    </message>
    <message>
        <source>per trade</source>
        <translation>प्रति सौदा</translation>
    </message>
    <message>
        <source>mean return per trade</source>
        <translation>प्रति सौदा औसत रिटर्न</translation>
    </message>
    <message>
        <source>%1 of %2 with a stop</source>
        <translation>%2 में से %1 में स्टॉप</translation>
    </message>
    <message>
        <source>Max drawdown</source>
        <translation>अधिकतम ड्रॉडाउन</translation>
    </message>
    <message>
        <source>SQN</source>
        <translation>SQN</translation>
    </message>
    <message>
        <source>Fewer than 30 trades with a stop: read it with care</source>
        <translation>स्टॉप वाले 30 से कम सौदे: सावधानी से पढ़ें</translation>
    </message>
    <message>
        <source>costs %1</source>
        <translation>लागत %1</translation>
    </message>
    <message>
        <source>before costs of %1</source>
        <translation>%1 लागत घटाए बिना</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 · %2 से अब तक</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 · %2 से</translation>
    </message>
</context>
<context>
    <name>MonthSeries</name>
    <message numerus="yes">
        <source>%1 trades</source>
        <translation>
            <numerusform>%1 सौदा</numerusform>
            <numerusform>%1 सौदे</numerusform>
        </translation>
    </message>
    <message>
        <source>Week from %1</source>
        <translation>%1 से शुरू सप्ताह</translation>
    </message>
    <message>
        <source>no closed trades</source>
        <translation>कोई बंद सौदा नहीं</translation>
    </message>
    <message>
        <source>%1 · %2 up, %3 down</source>
        <translation>%1 · %2 दिन लाभ, %3 हानि</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;सब चुनें</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;बढ़ाएँ</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>&amp;घटाएँ</translation>
    </message>
</context>
<context>
    <name>QDialogButtonBox</name>
    <message>
        <source>OK</source>
        <translation>ठीक</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>यहाँ देखें:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>फ़ाइल का &amp;नाम:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>फ़ाइलों का प्रकार:</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>फ़ोल्डर:</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;खोलें</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>खोलें</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;सहेजें</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>इस नाम से सहेजें</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;चुनें</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;नाम बदलें</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;मिटाएँ</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>मिटाएँ</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>हटाएँ</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>न&amp;या फ़ोल्डर</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>नया फ़ोल्डर</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>&amp;छिपी फ़ाइलें दिखाएँ</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>पीछे</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>आगे</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>ऊपर का फ़ोल्डर</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>नया फ़ोल्डर बनाएँ</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>सूची</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>विवरण</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>पीछे जाएँ</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>आगे जाएँ</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>ऊपर के फ़ोल्डर में जाएँ</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>नया फ़ोल्डर बनाएँ</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>सूची के रूप में दिखाएँ</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>विवरण के साथ दिखाएँ</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>सभी फ़ाइलें (*)</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>फ़ोल्डर</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>फ़ाइलें</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>हाल के स्थान</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 पहले से मौजूद है।
क्या उसे बदल दें?</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
फ़ाइल नहीं मिली।
कृपया फ़ाइल का नाम जाँचें।</translation>
    </message>
    <message>
        <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
        <translation>%1
फ़ोल्डर नहीं मिला।
कृपया फ़ोल्डर का नाम जाँचें।</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>नाम</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>आकार</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>प्रकार</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>प्रकार</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>बदलने की तारीख़</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>कंप्यूटर</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>मेरा कंप्यूटर</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;पूर्ववत करें</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;फिर से करें</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;काटें</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>कॉ&amp;पी करें</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;चिपकाएँ</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>मिटाएँ</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>सब चुनें</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>ठीक</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>सहेजें</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>खोलें</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;हाँ</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;नहीं</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>लागू करें</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>रीसेट करें</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>फिर कोशिश करें</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>छोड़ें</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>त्यागें</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>सहायता</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>मूल मान बहाल करें</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;पूर्ववत करें</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;फिर से करें</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;काटें</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>कॉ&amp;पी करें</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;चिपकाएँ</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>मिटाएँ</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>सब चुनें</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>&amp;लिंक कॉपी करें</translation>
    </message>
</context>
<context>
    <name>Remark</name>
    <message>
        <source>a rate of exchange is above zero</source>
        <translation>विनिमय दर शून्य से अधिक होती है</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ख़ाली है</translation>
    </message>
    <message>
        <source>%1 is not above zero</source>
        <translation>%1 शून्य से अधिक नहीं है</translation>
    </message>
    <message>
        <source>is longer than %1 characters</source>
        <translation>%1 अक्षरों से लंबा है</translation>
    </message>
    <message>
        <source>a corporate action, no execution</source>
        <translation>कॉरपोरेट कार्रवाई, कोई निष्पादन नहीं</translation>
    </message>
    <message>
        <source>a price in fractions of a point</source>
        <translation>अंक के भिन्नों में छपा भाव</translation>
    </message>
    <message>
        <source>a purchase with a negative quantity</source>
        <translation>ऋणात्मक मात्रा वाली ख़रीद</translation>
    </message>
    <message>
        <source>executed in part, and no column tells how much of it</source>
        <translation>आंशिक रूप से निष्पादित, और कोई स्तंभ नहीं बताता कि कितना</translation>
    </message>
    <message>
        <source>neither quantity nor price: no execution</source>
        <translation>न मात्रा न भाव: कोई निष्पादन नहीं</translation>
    </message>
    <message>
        <source>a contract size of %1 follows from the printed profits</source>
        <translation>छपे लाभ से अनुबंध का आकार %1 निकलता है</translation>
    </message>
    <message>
        <source>columns that were not read: %1</source>
        <translation>जो स्तंभ नहीं पढ़े गए: %1</translation>
    </message>
    <message>
        <source>neither quantity nor price: %1</source>
        <translation>न मात्रा न भाव: %1</translation>
    </message>
    <message>
        <source>no column is named that tells purchases from sales, and the signs do not: row %1 has &apos;%2&apos; in the column &apos;%3&apos; beside the quantity %4</source>
        <translation>ख़रीद और बिक्री बताने वाला कोई स्तंभ नहीं चुना गया, और चिह्न भी यह नहीं बताते: पंक्ति %1 के स्तंभ &apos;%3&apos; में मात्रा %4 के साथ &apos;%2&apos; है</translation>
    </message>
    <message>
        <source>order, no execution: %1</source>
        <translation>ऑर्डर, कोई निष्पादन नहीं: %1</translation>
    </message>
    <message>
        <source>taxes of %1 %2 are not counted: no rate is printed</source>
        <translation>%1 %2 के कर नहीं गिने गए: कोई दर नहीं छपी है</translation>
    </message>
    <message>
        <source>a fill needs a quantity above zero</source>
        <translation>फ़िल की मात्रा शून्य से अधिक होनी चाहिए</translation>
    </message>
    <message>
        <source>a leg without the first row of its spread</source>
        <translation>स्प्रेड की पहली पंक्ति के बिना लेग</translation>
    </message>
    <message>
        <source>a negative quantity</source>
        <translation>ऋणात्मक मात्रा</translation>
    </message>
    <message>
        <source>a quantity of zero</source>
        <translation>शून्य मात्रा</translation>
    </message>
    <message>
        <source>a value without a quantity</source>
        <translation>मात्रा के बिना राशि</translation>
    </message>
    <message>
        <source>amount and quantity give no price</source>
        <translation>राशि और मात्रा से भाव नहीं निकलता</translation>
    </message>
    <message>
        <source>an asset category that is not known</source>
        <translation>अज्ञात एसेट श्रेणी</translation>
    </message>
    <message>
        <source>automatic currency conversion</source>
        <translation>स्वतः मुद्रा परिवर्तन</translation>
    </message>
    <message>
        <source>average price rounded to 8 decimals</source>
        <translation>औसत भाव को 8 दशमलव तक पूर्णांकित किया गया</translation>
    </message>
    <message>
        <source>cancellation of an execution</source>
        <translation>निष्पादन का रद्दीकरण</translation>
    </message>
    <message>
        <source>cancellation of an order</source>
        <translation>ऑर्डर का रद्दीकरण</translation>
    </message>
    <message>
        <source>cash side of a trade</source>
        <translation>सौदे का नक़द पक्ष</translation>
    </message>
    <message>
        <source>cash side of a trade listed below</source>
        <translation>नीचे लिखे सौदे का नक़द पक्ष</translation>
    </message>
    <message>
        <source>closed lot: explains the order above</source>
        <translation>बंद लॉट: ऊपर के ऑर्डर का ब्योरा</translation>
    </message>
    <message>
        <source>edited by hand: the journal&apos;s value was kept</source>
        <translation>हाथ से बदला हुआ: जर्नल का मान रखा गया</translation>
    </message>
    <message>
        <source>execution cancelled by the broker</source>
        <translation>ब्रोकर ने निष्पादन रद्द किया</translation>
    </message>
    <message>
        <source>execution of the order above</source>
        <translation>ऊपर के ऑर्डर का निष्पादन</translation>
    </message>
    <message>
        <source>lot or summary: repeats executions</source>
        <translation>लॉट या सारांश: निष्पादनों की पुनरावृत्ति</translation>
    </message>
    <message>
        <source>mirror row of the day&apos;s executions (NDIR), no execution</source>
        <translation>दिन के निष्पादनों की प्रतिबिंब पंक्ति (NDIR), सौदा नहीं</translation>
    </message>
    <message>
        <source>neither BUY nor SELL</source>
        <translation>न BUY, न SELL</translation>
    </message>
    <message>
        <source>neither a purchase nor a sale</source>
        <translation>न ख़रीद, न बिक्री</translation>
    </message>
    <message>
        <source>neither buy nor sell</source>
        <translation>न ख़रीद, न बिक्री</translation>
    </message>
    <message>
        <source>neither in nor out</source>
        <translation>न in, न out</translation>
    </message>
    <message>
        <source>no cash row tells its costs</source>
        <translation>कोई नक़द पंक्ति इसकी लागत नहीं बताती</translation>
    </message>
    <message>
        <source>no currency: add it to the Flex query</source>
        <translation>मुद्रा नहीं: इसे Flex क्वेरी में जोड़ें</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>तारीख़ नहीं</translation>
    </message>
    <message>
        <source>no date YYYY-MM-DD</source>
        <translation>YYYY-MM-DD जैसी तारीख़ नहीं</translation>
    </message>
    <message>
        <source>no fill id</source>
        <translation>फ़िल की आईडी नहीं</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>संख्या नहीं</translation>
    </message>
    <message>
        <source>no plausible charge</source>
        <translation>शुल्क संभव नहीं लगता</translation>
    </message>
    <message>
        <source>no quantity</source>
        <translation>मात्रा नहीं</translation>
    </message>
    <message>
        <source>no row of Account Trade History tells this trade</source>
        <translation>Account Trade History की कोई पंक्ति यह सौदा नहीं बताती</translation>
    </message>
    <message>
        <source>no scrip</source>
        <translation>स्क्रिप नहीं</translation>
    </message>
    <message>
        <source>no symbol</source>
        <translation>सिंबल नहीं</translation>
    </message>
    <message>
        <source>none of STOCK, ETF, FUND, FUTURE, FOREX, CALL and PUT</source>
        <translation>STOCK, ETF, FUND, FUTURE, FOREX, CALL और PUT में से कोई नहीं</translation>
    </message>
    <message>
        <source>none of buy, sell, short and cover</source>
        <translation>buy, sell, short और cover में से कोई नहीं</translation>
    </message>
    <message>
        <source>not a positive quantity</source>
        <translation>मात्रा धनात्मक नहीं</translation>
    </message>
    <message>
        <source>not a type that is known</source>
        <translation>अज्ञात प्रकार</translation>
    </message>
    <message>
        <source>not a volume</source>
        <translation>वॉल्यूम नहीं</translation>
    </message>
    <message>
        <source>not explained</source>
        <translation>कारण ज्ञात नहीं</translation>
    </message>
    <message>
        <source>note below the report</source>
        <translation>रिपोर्ट के नीचे की टिप्पणी</translation>
    </message>
    <message>
        <source>nothing bought and nothing sold</source>
        <translation>न कुछ ख़रीदा, न बेचा</translation>
    </message>
    <message>
        <source>nothing to import</source>
        <translation>आयात के लिए कुछ नहीं</translation>
    </message>
    <message>
        <source>opened before the file</source>
        <translation>फ़ाइल से पहले खोला गया</translation>
    </message>
    <message>
        <source>opening balance</source>
        <translation>आरंभिक शेष</translation>
    </message>
    <message>
        <source>order cancelled by the broker</source>
        <translation>ब्रोकर ने ऑर्डर रद्द किया</translation>
    </message>
    <message>
        <source>order, no execution</source>
        <translation>ऑर्डर, निष्पादन नहीं</translation>
    </message>
    <message>
        <source>order: its executions are in the file</source>
        <translation>ऑर्डर: इसके निष्पादन फ़ाइल में हैं</translation>
    </message>
    <message>
        <source>order: what was executed of it is among the deals</source>
        <translation>ऑर्डर: जो निष्पादित हुआ वह सौदों में है</translation>
    </message>
    <message>
        <source>pending order that was not executed</source>
        <translation>लंबित ऑर्डर जो निष्पादित नहीं हुआ</translation>
    </message>
    <message>
        <source>position held at the end</source>
        <translation>अंत में रखी पोज़िशन</translation>
    </message>
    <message>
        <source>position: its deals are in the report</source>
        <translation>पोज़िशन: इसके सौदे रिपोर्ट में हैं</translation>
    </message>
    <message>
        <source>positions still open</source>
        <translation>अभी खुली पोज़िशन</translation>
    </message>
    <message>
        <source>printed profit and loss</source>
        <translation>छपा लाभ और हानि</translation>
    </message>
    <message>
        <source>printed totals</source>
        <translation>छपे हुए योग</translation>
    </message>
    <message>
        <source>quantity × price is too large to be held exactly</source>
        <translation>मात्रा × भाव सटीक रखने के लिए बहुत बड़ा है</translation>
    </message>
    <message>
        <source>rejected rows</source>
        <translation>अस्वीकृत पंक्तियाँ</translation>
    </message>
    <message>
        <source>rounding of the rows</source>
        <translation>पंक्तियों का पूर्णांकन</translation>
    </message>
    <message>
        <source>settlement that is among the trades too</source>
        <translation>निपटान जो सौदों में भी है</translation>
    </message>
    <message>
        <source>the clocks were set back: the earlier of the two times</source>
        <translation>घड़ियाँ पीछे की गई थीं: दो में से पहला समय</translation>
    </message>
    <message>
        <source>the clocks were set forward over this time: moved forward</source>
        <translation>इस समय पर घड़ियाँ आगे की गई थीं: समय आगे बढ़ाया गया</translation>
    </message>
    <message>
        <source>the file does not tell its time zone: read in the journal&apos;s</source>
        <translation>फ़ाइल अपना समय क्षेत्र नहीं बताती: जर्नल के समय क्षेत्र में पढ़ी गई</translation>
    </message>
    <message>
        <source>the file ends in the middle; download it again</source>
        <translation>फ़ाइल बीच में ख़त्म होती है; फिर से डाउनलोड करें</translation>
    </message>
    <message>
        <source>the file has no end: it may have been cut off while saving</source>
        <translation>फ़ाइल का अंत नहीं है: शायद सहेजते समय कट गई</translation>
    </message>
    <message>
        <source>the file has no rows</source>
        <translation>फ़ाइल में कोई पंक्ति नहीं</translation>
    </message>
    <message>
        <source>the file holds no table</source>
        <translation>फ़ाइल में कोई तालिका नहीं</translation>
    </message>
    <message>
        <source>the file&apos;s correction was not wished</source>
        <translation>फ़ाइल का सुधार नहीं चाहा गया</translation>
    </message>
    <message>
        <source>the file&apos;s profit is too large to be held exactly</source>
        <translation>फ़ाइल का लाभ सटीक रखने के लिए बहुत बड़ा है</translation>
    </message>
    <message>
        <source>a share with a price below zero</source>
        <translation>शून्य से कम भाव वाला शेयर</translation>
    </message>
    <message>
        <source>an option with a price below zero</source>
        <translation>शून्य से कम भाव वाला ऑप्शन</translation>
    </message>
    <message>
        <source>an option, but the row does not tell its expiry</source>
        <translation>यह ऑप्शन है, पर पंक्ति उसकी समाप्ति तिथि नहीं बताती</translation>
    </message>
    <message>
        <source>an option, but the row does not tell its kind, call or put</source>
        <translation>यह ऑप्शन है, पर पंक्ति नहीं बताती कि कॉल है या पुट</translation>
    </message>
    <message>
        <source>an option, but the row does not tell its strike</source>
        <translation>यह ऑप्शन है, पर पंक्ति उसका स्ट्राइक नहीं बताती</translation>
    </message>
    <message>
        <source>correct the file, or say which order holds: the other rows are then rejected</source>
        <translation>फ़ाइल सुधारें, या बताएँ कौन-सा क्रम मान्य है: तब बाकी पंक्तियाँ अस्वीकार होंगी</translation>
    </message>
    <message>
        <source>no column tells purchases from sales, and no quantity has a sign</source>
        <translation>कोई कॉलम खरीद और बिक्री का भेद नहीं बताता, और किसी मात्रा पर चिह्न नहीं है</translation>
    </message>
    <message>
        <source>not quantity × price of a share: an option or a bond, and the row does not tell which</source>
        <translation>यह शेयर की मात्रा × भाव नहीं है: ऑप्शन या बॉन्ड है, और पंक्ति नहीं बताती कौन-सा</translation>
    </message>
    <message>
        <source>the amount is not quantity × price as with the file&apos;s other options</source>
        <translation>रकम मात्रा × भाव नहीं है, जैसी फ़ाइल के अन्य ऑप्शन में है</translation>
    </message>
    <message>
        <source>the columns and the description name different options</source>
        <translation>कॉलम और विवरण अलग-अलग ऑप्शन बताते हैं</translation>
    </message>
    <message>
        <source>the ids of the file repeat or are row numbers and were not used</source>
        <translation>फ़ाइल की आईडी दोहराई गई हैं या पंक्ति संख्याएँ हैं, इसलिए उपयोग नहीं हुईं</translation>
    </message>
    <message>
        <source>too large to be held exactly</source>
        <translation>सटीक रखने के लिए बहुत बड़ा</translation>
    </message>
    <message>
        <source>the dates contradict each other: row %1 has &apos;%2&apos; (day first), row %3 has &apos;%4&apos; (month first), and &apos;%5&apos; can be read both ways</source>
        <translation>तारीखें आपस में विरोधी हैं: पंक्ति %1 में &apos;%2&apos; (दिन पहले), पंक्ति %3 में &apos;%4&apos; (महीना पहले), और &apos;%5&apos; दोनों तरह पढ़ी जा सकती है</translation>
    </message>
    <message>
        <source>the price of the whole contract divided by %1</source>
        <translation>पूरे कॉन्ट्रैक्ट का भाव %1 से भाग दिया गया</translation>
    </message>
    <message>
        <source>the journal has another execution under this id</source>
        <translation>जर्नल में इस आईडी का दूसरा निष्पादन है</translation>
    </message>
    <message>
        <source>the row has too many or too large cells</source>
        <translation>पंक्ति में कोष्ठ बहुत ज़्यादा या बहुत बड़े हैं</translation>
    </message>
    <message>
        <source>transfer of a position between accounts or brokers</source>
        <translation>खातों या ब्रोकरों के बीच पोज़िशन का स्थानांतरण</translation>
    </message>
    <message>
        <source>unknown word</source>
        <translation>अज्ञात शब्द</translation>
    </message>
    <message>
        <source>working order: not executed</source>
        <translation>लंबित ऑर्डर: निष्पादित नहीं</translation>
    </message>
    <message>
        <source>%1 %2 rounded to 8 decimals</source>
        <translation>%1 %2 को 8 दशमलव तक पूर्णांकित किया गया</translation>
    </message>
    <message>
        <source>%1 is a folder</source>
        <translation>%1 एक फ़ोल्डर है</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 ख़ाली है</translation>
    </message>
    <message>
        <source>%1 is larger than %2 MB</source>
        <translation>%1 %2 MB से बड़ी है</translation>
    </message>
    <message>
        <source>%1 is not a text file: %2</source>
        <translation>%1 टेक्स्ट फ़ाइल नहीं है: %2</translation>
    </message>
    <message>
        <source>%1 rounded to 8 decimals</source>
        <translation>%1 को 8 दशमलव तक पूर्णांकित किया गया</translation>
    </message>
    <message>
        <source>%1: no such file</source>
        <translation>%1: ऐसी कोई फ़ाइल नहीं</translation>
    </message>
    <message>
        <source>%1: no trade</source>
        <translation>%1: सौदा नहीं</translation>
    </message>
    <message>
        <source>&apos;%1&apos; can be read day first or month first</source>
        <translation>&apos;%1&apos; में पहले दिन भी हो सकता है और महीना भी</translation>
    </message>
    <message>
        <source>&apos;%1&apos; can be read with a decimal point or with a thousands separator</source>
        <translation>&apos;%1&apos; में चिह्न दशमलव का भी हो सकता है और हज़ार का भी</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no IANA time zone</source>
        <translation>&apos;%1&apos; IANA समय क्षेत्र नहीं है</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no date</source>
        <translation>&apos;%1&apos; तारीख़ नहीं है</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no number</source>
        <translation>&apos;%1&apos; संख्या नहीं है</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no time of day</source>
        <translation>&apos;%1&apos; दिन का समय नहीं है</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lost its digits in a spreadsheet</source>
        <translation>&apos;%1&apos; के अंक स्प्रेडशीट में खो गए</translation>
    </message>
    <message>
        <source>cash entry %1, no execution</source>
        <translation>नक़द प्रविष्टि %1, सौदा नहीं</translation>
    </message>
    <message>
        <source>cash transaction: %1</source>
        <translation>नक़द लेन-देन: %1</translation>
    </message>
    <message>
        <source>corporate action that changes no fill: %1</source>
        <translation>कॉर्पोरेट कार्रवाई जो कोई फ़िल नहीं बदलती: %1</translation>
    </message>
    <message>
        <source>fill %1 is in row %2 with another %3</source>
        <translation>फ़िल %1 पंक्ति %2 में दूसरे %3 के साथ है</translation>
    </message>
    <message>
        <source>impossible time &apos;%1&apos; read as 24-hour time</source>
        <translation>असंभव समय &apos;%1&apos; को 24 घंटे का समय माना गया</translation>
    </message>
    <message>
        <source>larger than %1</source>
        <translation>%1 से बड़ा</translation>
    </message>
    <message>
        <source>longer than %1 characters</source>
        <translation>%1 अक्षरों से लंबा</translation>
    </message>
    <message>
        <source>neither an option nor a future, in the segment &apos;%1&apos;</source>
        <translation>न ऑप्शन, न फ़्यूचर, सेगमेंट &apos;%1&apos; में</translation>
    </message>
    <message>
        <source>no header row with the column %1</source>
        <translation>कॉलम %1 वाली शीर्ष पंक्ति नहीं</translation>
    </message>
    <message>
        <source>no trade: %1</source>
        <translation>सौदा नहीं: %1</translation>
    </message>
    <message>
        <source>row %1 has this execution id with other values</source>
        <translation>पंक्ति %1 में यही निष्पादन आईडी दूसरे मानों के साथ है</translation>
    </message>
    <message>
        <source>stock split, applied to the position: %1</source>
        <translation>स्टॉक स्प्लिट, पोज़िशन पर लागू: %1</translation>
    </message>
    <message>
        <source>taxes of %1 %2 converted at the printed rate</source>
        <translation>%1 %2 का कर छपी दर से बदला गया</translation>
    </message>
    <message>
        <source>the file has no column &apos;%1&apos;</source>
        <translation>फ़ाइल में कॉलम &apos;%1&apos; नहीं है</translation>
    </message>
    <message>
        <source>the file&apos;s multiplier %1 differs from the journal&apos;s %2, which was kept</source>
        <translation>फ़ाइल का गुणक %1 जर्नल के %2 से अलग है; जर्नल वाला रखा गया</translation>
    </message>
    <message>
        <source>the printed P&amp;L implies a contract size of %1, the exchange&apos;s is %2</source>
        <translation>छपे लाभ/हानि से कॉन्ट्रैक्ट का आकार %1 बनता है, एक्सचेंज का %2 है</translation>
    </message>
    <message>
        <source>the same execution as in row %1</source>
        <translation>पंक्ति %1 वाला ही निष्पादन</translation>
    </message>
    <message>
        <source>unknown field %1</source>
        <translation>अज्ञात फ़ील्ड %1</translation>
    </message>
    <message>
        <source>values and charges give %1, the row prints %2</source>
        <translation>राशियों और शुल्क से %1 बनता है, पंक्ति में %2 छपा है</translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>today %1</source>
        <translation>आज %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>कल %1</translation>
    </message>
</context>
<context>
    <name>TradeEntry</name>
    <message>
        <source>too large</source>
        <translation>बहुत बड़ा</translation>
    </message>
    <message>
        <source>a number like 1234.50</source>
        <translation>1234.50 जैसी संख्या</translation>
    </message>
    <message>
        <source>above zero</source>
        <translation>शून्य से अधिक</translation>
    </message>
    <message>
        <source>not below zero</source>
        <translation>शून्य से कम नहीं</translation>
    </message>
    <message>
        <source>a long&apos;s stop is below its entry</source>
        <translation>लॉन्ग का स्टॉप प्रवेश से नीचे होता है</translation>
    </message>
    <message>
        <source>a short&apos;s stop is above its entry</source>
        <translation>शॉर्ट का स्टॉप प्रवेश से ऊपर होता है</translation>
    </message>
    <message>
        <source>before the entry</source>
        <translation>प्रवेश से पहले</translation>
    </message>
</context>
<context>
    <name>app::AccountsModel</name>
    <message>
        <source>average</source>
        <translation>औसत</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>जैसा फ़ाइल में है</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>तय नहीं</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>खाता</translation>
    </message>
    <message>
        <source>Broker</source>
        <translation>ब्रोकर</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>खाता क्रमांक</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>मुद्रा</translation>
    </message>
    <message>
        <source>Times in its files</source>
        <translation>फ़ाइलों का समय</translation>
    </message>
    <message>
        <source>Matching</source>
        <translation>मिलान</translation>
    </message>
    <message>
        <source>Starting equity</source>
        <translation>आरंभिक पूँजी</translation>
    </message>
    <message>
        <source>May be short</source>
        <translation>शॉर्ट की अनुमति</translation>
    </message>
    <message>
        <source>“%1” is no zone like Asia/Kolkata</source>
        <translation>“%1” Asia/Kolkata जैसा समय क्षेत्र नहीं है</translation>
    </message>
</context>
<context>
    <name>app::Application</name>
    <message>
        <source>Dashboard</source>
        <translation>डैशबोर्ड</translation>
    </message>
    <message>
        <source>Trades</source>
        <translation>सौदे</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>आयात</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>सेटिंग्स</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>पूर्ववत करें</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <translation>वापस लिया गया: %1</translation>
    </message>
    <message>
        <source>Fills that stay, as their trades were annotated or edited since: %1</source>
        <translation>जो फ़िल बनी रहेंगी, क्योंकि उनके सौदों पर बाद में टिप्पणी या बदलाव हुआ: %1</translation>
    </message>
    <message>
        <source>The words change at the next start; the numbers already have.</source>
        <translation>शब्द अगली बार खोलने पर बदलेंगे; संख्याएँ बदल चुकी हैं।</translation>
    </message>
    <message>
        <source>Open a journal</source>
        <translation>जर्नल खोलें</translation>
    </message>
    <message>
        <source>Trading journals (*.tradingjournal)</source>
        <translation>ट्रेडिंग जर्नल (*.tradingjournal)</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>फिर से करें</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>last import %1, %2</source>
        <translation>पिछला आयात %1, %2</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>पूर्ववत किया गया: %1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>फिर से किया गया: %1</translation>
    </message>
    <message>
        <source>The sample journal is in; look round.</source>
        <translation>नमूना जर्नल आ गया है; देखिए।</translation>
    </message>
    <message>
        <source>New trade</source>
        <translation>नया सौदा</translation>
    </message>
    <message>
        <source>%1 was not opened. %2</source>
        <translation>%1 नहीं खोला गया। %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>फिर कोशिश करें</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>बैकअप बहाल करें</translation>
    </message>
    <message>
        <source>Open another journal</source>
        <translation>दूसरा जर्नल खोलें</translation>
    </message>
    <message>
        <source>%1 was not opened</source>
        <translation>%1 नहीं खोला गया</translation>
    </message>
</context>
<context>
    <name>app::BackupsModel</name>
    <message>
        <source>daily</source>
        <translation>रोज़ाना</translation>
    </message>
    <message>
        <source>before an import</source>
        <translation>आयात से पहले</translation>
    </message>
    <message>
        <source>before an upgrade</source>
        <translation>अपग्रेड से पहले</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>हाथ से</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>कब बना</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>कारण</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>आकार</translation>
    </message>
    <message>
        <source>File</source>
        <translation>फ़ाइल</translation>
    </message>
</context>
<context>
    <name>app::BarChart</name>
    <message>
        <source>No closed trades</source>
        <translation>कोई बंद सौदा नहीं</translation>
    </message>
</context>
<context>
    <name>app::CalendarMonth</name>
    <message>
        <source>Profit and loss by day</source>
        <translation>दिन के अनुसार लाभ और हानि</translation>
    </message>
    <message>
        <source>W%1</source>
        <translation>स%1</translation>
    </message>
</context>
<context>
    <name>app::CashCard</name>
    <message>
        <source>Deposits and withdrawals</source>
        <translation>जमा और निकासी</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>जोड़ें</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>हटाएँ</translation>
    </message>
    <message>
        <source>they move the equity, never a trade&apos;s result</source>
        <translation>इनसे इक्विटी बदलती है, किसी सौदे का परिणाम नहीं</translation>
    </message>
    <message>
        <source>No deposits or withdrawals.</source>
        <translation>कोई जमा या निकासी नहीं।</translation>
    </message>
</context>
<context>
    <name>app::CashModel</name>
    <message>
        <source>Deposit</source>
        <translation>जमा</translation>
    </message>
    <message>
        <source>Withdrawal</source>
        <translation>निकासी</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>शुल्क</translation>
    </message>
    <message>
        <source>Dividend</source>
        <translation>लाभांश</translation>
    </message>
    <message>
        <source>Interest</source>
        <translation>ब्याज</translation>
    </message>
    <message>
        <source>Adjustment</source>
        <translation>समायोजन</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>खाता</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>दिन</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>प्रकार</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>राशि</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>नोट</translation>
    </message>
    <message>
        <source>“%1” is no day like 2026-09-14</source>
        <translation>“%1” 2026-09-14 जैसा दिन नहीं है</translation>
    </message>
    <message>
        <source>“%1” is no amount like 1234.50</source>
        <translation>“%1” 1234.50 जैसी राशि नहीं है</translation>
    </message>
</context>
<context>
    <name>app::ColumnEditor</name>
    <message>
        <source>Columns</source>
        <translation>कॉलम</translation>
    </message>
    <message>
        <source>Delete template</source>
        <translation>टेम्प्लेट हटाएँ</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>हो गया</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>फ़ाइल की पहली पंक्तियाँ</translation>
    </message>
    <message>
        <source>buy, b, long …</source>
        <translation>buy, b, long …</translation>
    </message>
    <message>
        <source>sell, s, short …</source>
        <translation>sell, s, short …</translation>
    </message>
    <message>
        <source>Words for a purchase beside the usual ones, separated by commas</source>
        <translation>ख़रीद के लिए सामान्य शब्दों के अलावा शब्द, अल्पविराम से अलग</translation>
    </message>
    <message>
        <source>Words for a sale beside the usual ones, separated by commas</source>
        <translation>बिक्री के लिए सामान्य शब्दों के अलावा शब्द, अल्पविराम से अलग</translation>
    </message>
    <message>
        <source>day first: 31/12/2026</source>
        <translation>पहले दिन: 31/12/2026</translation>
    </message>
    <message>
        <source>month first: 12/31/2026</source>
        <translation>पहले महीना: 12/31/2026</translation>
    </message>
    <message>
        <source>year first: 2026-12-31</source>
        <translation>पहले वर्ष: 2026-12-31</translation>
    </message>
    <message>
        <source>Where no column prints it</source>
        <translation>जहाँ कोई कॉलम इसे नहीं बताता</translation>
    </message>
    <message>
        <source>Words for buy</source>
        <translation>ख़रीद के शब्द</translation>
    </message>
    <message>
        <source>Words for sell</source>
        <translation>बिक्री के शब्द</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>तारीख़ें</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>संख्याएँ</translation>
    </message>
    <message>
        <source>Times in file</source>
        <translation>फ़ाइल का समय</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>मुद्रा</translation>
    </message>
    <message>
        <source>Name of the template</source>
        <translation>टेम्प्लेट का नाम</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>उपयोग नहीं</translation>
    </message>
    <message>
        <source>What the column “%1” is</source>
        <translation>कॉलम “%1” क्या है</translation>
    </message>
    <message>
        <source>A column without a name of its own cannot be found again.</source>
        <translation>जिस कॉलम का अपना नाम नहीं, वह फिर नहीं मिल सकता।</translation>
    </message>
    <message>
        <source>The rows below are read by these columns.</source>
        <translation>नीचे की पंक्तियाँ इन्हीं कॉलमों से पढ़ी गई हैं।</translation>
    </message>
    <message>
        <source>Still to be told: %1</source>
        <translation>अभी बताना बाकी: %1</translation>
    </message>
    <message>
        <source>Replace template</source>
        <translation>टेम्प्लेट बदलें</translation>
    </message>
    <message>
        <source>Save as template</source>
        <translation>टेम्प्लेट के रूप में सहेजें</translation>
    </message>
    <message>
        <source>from the file</source>
        <translation>फ़ाइल से</translation>
    </message>
    <message>
        <source>account’s</source>
        <translation>खाते की</translation>
    </message>
    <message>
        <source>Name of the broker</source>
        <translation>ब्रोकर का नाम</translation>
    </message>
</context>
<context>
    <name>app::CostsFields</name>
    <message>
        <source>Commission</source>
        <translation>कमीशन</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>एक्सचेंज</translation>
    </message>
    <message>
        <source>Regulatory</source>
        <translation>नियामक</translation>
    </message>
    <message>
        <source>Taxes</source>
        <translation>कर</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>वित्तपोषण</translation>
    </message>
    <message>
        <source>Other costs</source>
        <translation>अन्य लागत</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>प्रकार से</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>लागत</translation>
    </message>
    <message>
        <source>Tell commission, exchange fees, taxes … one by one</source>
        <translation>कमीशन, एक्सचेंज शुल्क, कर … अलग-अलग बताएँ</translation>
    </message>
</context>
<context>
    <name>app::DashboardPage</name>
    <message>
        <source>Your journal is empty</source>
        <translation>आपका जर्नल ख़ाली है</translation>
    </message>
    <message>
        <source>Import a statement of your broker: it is shown before anything is stored, and one step takes it back.</source>
        <translation>अपने ब्रोकर का स्टेटमेंट आयात करें: सहेजने से पहले सब दिखाया जाता है, और एक ही क़दम में वापस लिया जा सकता है।</translation>
    </message>
    <message>
        <source>No closed trades here</source>
        <translation>यहाँ कोई बंद सौदा नहीं</translation>
    </message>
    <message>
        <source>The filter leaves no closed trades.</source>
        <translation>इस फ़िल्टर में कोई बंद सौदा नहीं बचता।</translation>
    </message>
    <message>
        <source>Equity and drawdown</source>
        <translation>इक्विटी और ड्रॉडाउन</translation>
    </message>
    <message>
        <source>Earlier month</source>
        <translation>पिछला महीना</translation>
    </message>
    <message>
        <source>Later month</source>
        <translation>अगला महीना</translation>
    </message>
    <message>
        <source>By weekday</source>
        <translation>वार के अनुसार</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>घंटे के अनुसार</translation>
    </message>
    <message>
        <source>By symbol</source>
        <translation>सिंबल के अनुसार</translation>
    </message>
    <message>
        <source>R distribution</source>
        <translation>R वितरण</translation>
    </message>
    <message>
        <source>Import a broker file</source>
        <translation>ब्रोकर की फ़ाइल आयात करें</translation>
    </message>
    <message>
        <source>Try the sample journal</source>
        <translation>नमूना जर्नल देखें</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>फ़िल्टर हटाएँ</translation>
    </message>
    <message>
        <source>percent needs the account&apos;s starting equity: Settings</source>
        <translation>प्रतिशत के लिए खाते की आरंभिक पूँजी चाहिए: सेटिंग्स</translation>
    </message>
    <message>
        <source>net, by exit day · drag to zoom</source>
        <translation>शुद्ध, निकास के दिन से · ज़ूम के लिए खींचें</translation>
    </message>
    <message>
        <source>day of entry</source>
        <translation>प्रवेश का दिन</translation>
    </message>
    <message>
        <source>entry, %1</source>
        <translation>प्रवेश, %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 trades</source>
        <translation>
            <numerusform>%1 सौदा</numerusform>
            <numerusform>%1 सौदे</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2, %3 trades</source>
        <translation>
            <numerusform>%1: %2, %3 सौदा</numerusform>
            <numerusform>%1: %2, %3 सौदे</numerusform>
        </translation>
    </message>
    <message>
        <source>best and worst of %1</source>
        <translation>%1 में सबसे अच्छे और ख़राब</translation>
    </message>
    <message>
        <source>Add a trade</source>
        <translation>सौदा जोड़ें</translation>
    </message>
</context>
<context>
    <name>app::DayRangePopup</name>
    <message>
        <source>&amp;From</source>
        <translation>&amp;से</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;तक</translation>
    </message>
    <message>
        <source>Show these days</source>
        <translation>ये दिन दिखाएँ</translation>
    </message>
</context>
<context>
    <name>app::DropArea</name>
    <message>
        <source>Import files</source>
        <translation>फ़ाइलें आयात करें</translation>
    </message>
    <message>
        <source>Drop a statement of your broker here</source>
        <translation>अपने ब्रोकर का स्टेटमेंट यहाँ छोड़ें</translation>
    </message>
    <message>
        <source>Zerodha, Fyers, Dhan, Interactive Brokers, thinkorswim, Tradovate, MetaTrader 4 and 5, Tradervue, or any table with a symbol, a price and a quantity. You see every row before anything is stored.</source>
        <translation>Zerodha, Fyers, Dhan, Interactive Brokers, thinkorswim, Tradovate, MetaTrader 4 और 5, Tradervue, या कोई भी तालिका जिसमें सिंबल, भाव और मात्रा हो। सहेजने से पहले आप हर पंक्ति देखते हैं।</translation>
    </message>
    <message>
        <source>Choose files …</source>
        <translation>फ़ाइलें चुनें …</translation>
    </message>
</context>
<context>
    <name>app::EquityOverlay</name>
    <message>
        <source>Equity and drawdown, by day</source>
        <translation>दिन के अनुसार इक्विटी और ड्रॉडाउन</translation>
    </message>
</context>
<context>
    <name>app::ExplanationPopup</name>
    <message>
        <source>Left out: %1</source>
        <translation>छोड़े गए: %1</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>स्रोत: %1</translation>
    </message>
</context>
<context>
    <name>app::FillsChart</name>
    <message>
        <source>Fills by time and price</source>
        <translation>समय और भाव के अनुसार फ़िल</translation>
    </message>
</context>
<context>
    <name>app::FillsModel</name>
    <message>
        <source>Buy</source>
        <translation>ख़रीद</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>बिक्री</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>समय</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>दिशा</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>भाव</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>लागत</translation>
    </message>
    <message>
        <source>%1
Price %2
Costs %3</source>
        <translation>%1
भाव %2
लागत %3</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>मात्रा</translation>
    </message>
</context>
<context>
    <name>app::FillsTable</name>
    <message>
        <source>Fills</source>
        <translation>फ़िल</translation>
    </message>
</context>
<context>
    <name>app::FilterBar</name>
    <message>
        <source>All time</source>
        <translation>पूरी अवधि</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>आज</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>यह सप्ताह</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>यह महीना</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>पिछला महीना</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>यह वर्ष</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>पिछला वर्ष</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>पिछले 90 दिन</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>खाते</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>दिन</translation>
    </message>
    <message>
        <source>Symbol …</source>
        <translation>सिंबल …</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>सिंबल</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>टैग</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>और फ़िल्टर</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>हटाएँ</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>सभी फ़िल्टर हटाएँ</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>आधार</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>शुद्ध</translation>
    </message>
    <message>
        <source>Gross</source>
        <translation>सकल</translation>
    </message>
    <message>
        <source>After all costs</source>
        <translation>सारी लागत घटाकर</translation>
    </message>
    <message>
        <source>Before costs</source>
        <translation>लागत घटाने से पहले</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>इकाई</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>राशि</translation>
    </message>
    <message>
        <source>Percent of the starting equity; of a trade: of entry price × quantity</source>
        <translation>आरंभिक पूँजी का प्रतिशत; एक सौदे में: प्रवेश भाव × मात्रा का</translation>
    </message>
    <message>
        <source>Multiples of the initial risk</source>
        <translation>आरंभिक जोखिम के गुणज</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>सभी खाते</translation>
    </message>
    <message>
        <source>Without a tag</source>
        <translation>बिना टैग</translation>
    </message>
    <message>
        <source>Choose days …</source>
        <translation>दिन चुनें …</translation>
    </message>
    <message>
        <source>Long</source>
        <translation>लॉन्ग</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>शॉर्ट</translation>
    </message>
    <message>
        <source>Winners</source>
        <translation>लाभ वाले</translation>
    </message>
    <message>
        <source>Losers</source>
        <translation>हानि वाले</translation>
    </message>
    <message>
        <source>Break-even</source>
        <translation>बराबरी वाले</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>बंद</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>खुले</translation>
    </message>
    <message>
        <source>Opening not known</source>
        <translation>प्रवेश अज्ञात</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>%1 से</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>%1 तक</translation>
    </message>
    <message numerus="yes">
        <source>%n accounts</source>
        <translation>
            <numerusform>%n खाता</numerusform>
            <numerusform>%n खाते</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tags</source>
        <translation>
            <numerusform>%n टैग</numerusform>
            <numerusform>%n टैग</numerusform>
        </translation>
    </message>
    <message>
        <source>+ Filter</source>
        <translation>+ फ़िल्टर</translation>
    </message>
    <message numerus="yes">
        <source>%n filters</source>
        <translation>
            <numerusform>%n फ़िल्टर</numerusform>
            <numerusform>%n फ़िल्टर</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::FilterChips</name>
    <message>
        <source>Remove filter %1</source>
        <translation>फ़िल्टर %1 हटाएँ</translation>
    </message>
    <message>
        <source>%1 to %2 R</source>
        <translation>%1 से %2 R</translation>
    </message>
    <message>
        <source>≥ %1 R</source>
        <translation>≥ %1 R</translation>
    </message>
    <message>
        <source>&lt; %1 R</source>
        <translation>&lt; %1 R</translation>
    </message>
</context>
<context>
    <name>app::ImportCards</name>
    <message numerus="yes">
        <source>%1 trades closed, %2 opened</source>
        <translation>
            <numerusform>%1 सौदा बंद, %2 खुले</numerusform>
            <numerusform>%1 सौदे बंद, %2 खुले</numerusform>
        </translation>
    </message>
    <message>
        <source>and %1 deleted by you earlier</source>
        <translation>और %1 आपने पहले हटाए थे</translation>
    </message>
    <message>
        <source>already in the journal, counted</source>
        <translation>पहले से जर्नल में, गिने गए</translation>
    </message>
    <message>
        <source>untick those you do not want</source>
        <translation>जो न चाहिए उनका निशान हटाएँ</translation>
    </message>
    <message>
        <source>the journal&apos;s values stay</source>
        <translation>जर्नल के मान बने रहेंगे</translation>
    </message>
    <message>
        <source>nothing changed in the file</source>
        <translation>फ़ाइल में कुछ नहीं बदला</translation>
    </message>
    <message>
        <source>no executions; reasons below</source>
        <translation>सौदे नहीं; कारण नीचे</translation>
    </message>
    <message>
        <source>every row is an execution</source>
        <translation>हर पंक्ति एक सौदा है</translation>
    </message>
    <message>
        <source>reasons below; nothing is lost</source>
        <translation>कारण नीचे; कुछ नहीं खोता</translation>
    </message>
    <message>
        <source>every row was understood</source>
        <translation>हर पंक्ति समझी गई</translation>
    </message>
    <message>
        <source>Show only these rows</source>
        <translation>केवल ये पंक्तियाँ दिखाएँ</translation>
    </message>
</context>
<context>
    <name>app::ImportForm</name>
    <message>
        <source>Bring back what was deleted earlier</source>
        <translation>पहले हटाए गए को वापस लाएँ</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>फ़ॉर्मैट</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>खाता</translation>
    </message>
    <message>
        <source>Times in file</source>
        <translation>फ़ाइल का समय</translation>
    </message>
    <message>
        <source>not recognised</source>
        <translation>पहचाना नहीं गया</translation>
    </message>
    <message>
        <source>a new account</source>
        <translation>नया खाता</translation>
    </message>
    <message>
        <source>Columns …</source>
        <translation>कॉलम …</translation>
    </message>
    <message>
        <source>Say what the columns of this table are</source>
        <translation>बताएँ कि इस तालिका के कॉलम क्या हैं</translation>
    </message>
    <message>
        <source>A saved template of columns</source>
        <translation>कॉलमों का सहेजा हुआ टेम्प्लेट</translation>
    </message>
    <message numerus="yes">
        <source>Apply %n corrections of this file</source>
        <translation>
            <numerusform>इस फ़ाइल का %n सुधार लागू करें</numerusform>
            <numerusform>इस फ़ाइल के %n सुधार लागू करें</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring back %n fills deleted earlier</source>
        <translation>
            <numerusform>पहले हटाई गई %n फ़िल वापस लाएँ</numerusform>
            <numerusform>पहले हटाई गई %n फ़िल वापस लाएँ</numerusform>
        </translation>
    </message>
    <message>
        <source>Apply %1 of %2 corrections of this file</source>
        <translation>इस फ़ाइल के %2 में से %1 सुधार लागू करें</translation>
    </message>
    <message>
        <source>The account “%1” will be made, in %2.</source>
        <translation>खाता “%1” बनाया जाएगा, मुद्रा %2।</translation>
    </message>
    <message>
        <source>The file trades in %1, the account “%2” is kept in %3.</source>
        <translation>फ़ाइल के सौदे %1 में हैं, खाता “%2” %3 में है।</translation>
    </message>
</context>
<context>
    <name>app::ImportHistoryModel</name>
    <message>
        <source>%1 new</source>
        <translation>%1 नए</translation>
    </message>
    <message>
        <source>%1 corrected</source>
        <translation>%1 सुधारे</translation>
    </message>
    <message>
        <source>%1 known</source>
        <translation>%1 पहले से</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation>%1 अस्वीकृत</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>आयात का समय</translation>
    </message>
    <message>
        <source>File</source>
        <translation>फ़ाइल</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>फ़ॉर्मैट</translation>
    </message>
    <message>
        <source>Fills</source>
        <translation>फ़िल</translation>
    </message>
</context>
<context>
    <name>app::ImportPage</name>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>आयात</translation>
    </message>
    <message>
        <source>File</source>
        <translation>फ़ाइल</translation>
    </message>
    <message>
        <source>One step back with Ctrl+Z, any time later from the import history.</source>
        <translation>Ctrl+Z से एक क़दम पीछे; बाद में कभी भी आयात के इतिहास से।</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %2 data rows</source>
        <translation>
            <numerusform>%1 · %2 डेटा पंक्ति</numerusform>
            <numerusform>%1 · %2 डेटा पंक्तियाँ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %1 fills</source>
        <translation>
            <numerusform>%1 फ़िल आयात करें</numerusform>
            <numerusform>%1 फ़िल आयात करें</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new to import</source>
        <translation>आयात के लिए कुछ नया नहीं</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message numerus="yes">
        <source>%1 fills imported from %2</source>
        <translation>
            <numerusform>%2 से %1 फ़िल आयात हुई</numerusform>
            <numerusform>%2 से %1 फ़िल आयात हुईं</numerusform>
        </translation>
    </message>
    <message>
        <source>No known broker format. Say at the right what its columns are; saved as a template, the next file like it is read at once.</source>
        <translation>ब्रोकर का कोई ज्ञात फ़ॉर्मैट नहीं। दाईं ओर बताएँ कि इसके कॉलम क्या हैं; टेम्प्लेट के रूप में सहेजने पर ऐसी अगली फ़ाइल तुरंत पढ़ी जाएगी।</translation>
    </message>
</context>
<context>
    <name>app::ImportRowsModel</name>
    <message>
        <source>costs</source>
        <translation>लागत</translation>
    </message>
    <message>
        <source>price</source>
        <translation>भाव</translation>
    </message>
    <message>
        <source>quantity</source>
        <translation>मात्रा</translation>
    </message>
    <message>
        <source>time corrected</source>
        <translation>समय सुधारा गया</translation>
    </message>
    <message>
        <source>✓ new</source>
        <translation>✓ नए</translation>
    </message>
    <message>
        <source>= known</source>
        <translation>= पहले से</translation>
    </message>
    <message>
        <source>↻ corrected</source>
        <translation>↻ सुधारे</translation>
    </message>
    <message>
        <source>⌫ deleted</source>
        <translation>⌫ हटाए</translation>
    </message>
    <message>
        <source>– ignored</source>
        <translation>– छोड़े</translation>
    </message>
    <message>
        <source>✕ rejected</source>
        <translation>✕ अस्वीकृत</translation>
    </message>
    <message>
        <source>Buy</source>
        <translation>ख़रीद</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>बिक्री</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>पंक्ति</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Time (%1)</source>
        <translation>समय (%1)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>समय</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>सिंबल</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>दिशा</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>मात्रा</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>भाव</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>लागत</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>टिप्पणी</translation>
    </message>
</context>
<context>
    <name>app::ImportRowsTable</name>
    <message>
        <source>Rows of the file</source>
        <translation>फ़ाइल की पंक्तियाँ</translation>
    </message>
    <message>
        <source>The rows stand here as soon as the file can be read.</source>
        <translation>फ़ाइल पढ़ी जाते ही पंक्तियाँ यहाँ दिखेंगी।</translation>
    </message>
</context>
<context>
    <name>app::ImportSession</name>
    <message>
        <source>Reading the file …</source>
        <translation>फ़ाइल पढ़ी जा रही है …</translation>
    </message>
    <message>
        <source>Comparing with the journal …</source>
        <translation>जर्नल से मिलान हो रहा है …</translation>
    </message>
    <message>
        <source>Importing …</source>
        <translation>आयात हो रहा है …</translation>
    </message>
    <message>
        <source>Save the columns “%1”</source>
        <translation>कॉलम “%1” सहेजना</translation>
    </message>
    <message>
        <source>Delete the columns “%1”</source>
        <translation>कॉलम “%1” हटाना</translation>
    </message>
</context>
<context>
    <name>app::ImportStart</name>
    <message>
        <source>Import history</source>
        <translation>आयात का इतिहास</translation>
    </message>
    <message>
        <source>Take this import back</source>
        <translation>यह आयात वापस लें</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>आयात</translation>
    </message>
    <message>
        <source>No imports yet. Each one will stand here and can be taken back as a whole.</source>
        <translation>अभी तक कोई आयात नहीं। हर आयात यहाँ दिखेगा और पूरा वापस लिया जा सकेगा।</translation>
    </message>
    <message>
        <source>Choose statements of your broker</source>
        <translation>अपने ब्रोकर के स्टेटमेंट चुनें</translation>
    </message>
    <message>
        <source>Statements (*.csv *.txt *.tsv *.xml *.htm *.html)</source>
        <translation>स्टेटमेंट (*.csv *.txt *.tsv *.xml *.htm *.html)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>सभी फ़ाइलें (*)</translation>
    </message>
</context>
<context>
    <name>app::ImportTotals</name>
    <message>
        <source>P&amp;L</source>
        <translation>लाभ/हानि</translation>
    </message>
    <message>
        <source>several currencies</source>
        <translation>कई मुद्राएँ</translation>
    </message>
    <message>
        <source>Gross P&amp;L</source>
        <translation>सकल लाभ/हानि</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>लागत</translation>
    </message>
    <message>
        <source>Net P&amp;L</source>
        <translation>शुद्ध लाभ/हानि</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>बराबर</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>मेल नहीं</translation>
    </message>
    <message>
        <source>Broker: %1</source>
        <translation>ब्रोकर: %1</translation>
    </message>
</context>
<context>
    <name>app::MainWindow</name>
    <message>
        <source>Journal</source>
        <translation>जर्नल</translation>
    </message>
    <message>
        <source>Trading Journal</source>
        <translation>ट्रेडिंग जर्नल</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>%1 – Trading Journal</source>
        <translation>%1 – ट्रेडिंग जर्नल</translation>
    </message>
    <message numerus="yes">
        <source>%1 closed trades</source>
        <translation>
            <numerusform>%1 बंद सौदा</numerusform>
            <numerusform>%1 बंद सौदे</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>खुले: %1</translation>
    </message>
    <message>
        <source>%1 without a known opening</source>
        <translation>प्रवेश अज्ञात: %1</translation>
    </message>
    <message>
        <source>%1 without a stop</source>
        <translation>बिना स्टॉप: %1</translation>
    </message>
    <message>
        <source>%1 with incomplete costs</source>
        <translation>अधूरी लागत: %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
</context>
<context>
    <name>app::MultiplierQuestions</name>
    <message>
        <source>How much money is one point of one contract? The rows wait until you say.</source>
        <translation>एक कॉन्ट्रैक्ट का एक पॉइंट कितनी राशि का है? आपके बताने तक पंक्तियाँ रुकी रहेंगी।</translation>
    </message>
    <message>
        <source>multiplier</source>
        <translation>गुणक</translation>
    </message>
    <message>
        <source>Multiplier of %1</source>
        <translation>%1 का गुणक</translation>
    </message>
</context>
<context>
    <name>app::NewTradeForm</name>
    <message>
        <source>Side</source>
        <translation>दिशा</translation>
    </message>
    <message>
        <source>▲ Long</source>
        <translation>▲ लॉन्ग</translation>
    </message>
    <message>
        <source>▼ Short</source>
        <translation>▼ शॉर्ट</translation>
    </message>
    <message>
        <source>as published</source>
        <translation>जैसा प्रकाशित है</translation>
    </message>
    <message>
        <source>still open</source>
        <translation>अभी खुला</translation>
    </message>
    <message>
        <source>none</source>
        <translation>कोई नहीं</translation>
    </message>
    <message>
        <source>Add trade</source>
        <translation>सौदा जोड़ें</translation>
    </message>
    <message>
        <source>with commas between them</source>
        <translation>बीच में अल्पविराम लगाकर</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>New trade</source>
        <translation>नया सौदा</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>खाता</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>सिंबल</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>मात्रा</translation>
    </message>
    <message>
        <source>Contract size</source>
        <translation>कॉन्ट्रैक्ट का आकार</translation>
    </message>
    <message>
        <source>Entry price</source>
        <translation>प्रवेश भाव</translation>
    </message>
    <message>
        <source>Exit price</source>
        <translation>निकास भाव</translation>
    </message>
    <message>
        <source>Exit time</source>
        <translation>निकास का समय</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>स्टॉप</translation>
    </message>
    <message>
        <source>Entry time</source>
        <translation>प्रवेश का समय</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>टैग</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>नोट</translation>
    </message>
    <message>
        <source>Main (new)</source>
        <translation>Main (नया)</translation>
    </message>
</context>
<context>
    <name>app::ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>रोका जा रहा है …</translation>
    </message>
</context>
<context>
    <name>app::QuestionBar</name>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
</context>
<context>
    <name>app::ReadQuestions</name>
    <message>
        <source>The file prints only times. Of which day are they?</source>
        <translation>फ़ाइल में केवल समय है। वह किस दिन का है?</translation>
    </message>
    <message>
        <source>Day of the times</source>
        <translation>समय का दिन</translation>
    </message>
    <message>
        <source>Use this day</source>
        <translation>यही दिन लें</translation>
    </message>
    <message>
        <source>1,234.50: the point separates decimals</source>
        <translation>1,234.50: दशमलव बिंदु से</translation>
    </message>
    <message>
        <source>1.234,50: the comma separates decimals</source>
        <translation>1.234,50: दशमलव अल्पविराम से</translation>
    </message>
    <message>
        <source>How does the column “%1” print its numbers?</source>
        <translation>कॉलम “%1” में संख्याएँ कैसे लिखी हैं?</translation>
    </message>
    <message>
        <source>“%1” in the column “%2” may be %3 or %4. Which is it?</source>
        <translation>कॉलम “%2” में “%1” का अर्थ %3 या %4 हो सकता है। सही कौन-सा है?</translation>
    </message>
    <message>
        <source>31/12/2026: the day first</source>
        <translation>31/12/2026: पहले दिन</translation>
    </message>
    <message>
        <source>12/31/2026: the month first</source>
        <translation>12/31/2026: पहले महीना</translation>
    </message>
    <message>
        <source>How does the column “%1” print its dates?</source>
        <translation>कॉलम “%1” में तारीख़ें कैसे लिखी हैं?</translation>
    </message>
</context>
<context>
    <name>app::SettingsActions</name>
    <message>
        <source>Restored. The journal as it was is kept as %1.</source>
        <translation>बहाल किया गया। पहले वाला जर्नल %1 नाम से रखा है।</translation>
    </message>
    <message>
        <source>Backed up to %1</source>
        <translation>%1 में बैकअप लिया गया</translation>
    </message>
</context>
<context>
    <name>app::SettingsPage</name>
    <message>
        <source>Theme</source>
        <translation>थीम</translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>सिस्टम के अनुसार</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>हल्की</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>गहरी</translation>
    </message>
    <message>
        <source>Tell profit and loss by blue and orange</source>
        <translation>लाभ और हानि नीले और नारंगी रंग से दिखाएँ</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>सेटिंग्स</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>रूप</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>जर्नल</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>खाते</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>सिस्टम के अनुसार</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>रंग</translation>
    </message>
    <message>
        <source>Language and numbers</source>
        <translation>भाषा और संख्याएँ</translation>
    </message>
    <message>
        <source>The computer&apos;s</source>
        <translation>कंप्यूटर का</translation>
    </message>
    <message>
        <source>accounts&apos;</source>
        <translation>खातों की</translation>
    </message>
    <message>
        <source>Open another …</source>
        <translation>दूसरा खोलें …</translation>
    </message>
    <message>
        <source>File</source>
        <translation>फ़ाइल</translation>
    </message>
    <message>
        <source>Time zone of days</source>
        <translation>दिनों का समय क्षेत्र</translation>
    </message>
    <message>
        <source>Reporting currency</source>
        <translation>रिपोर्ट की मुद्रा</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>बैकअप</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>अभी बैकअप लें</translation>
    </message>
    <message>
        <source>Restore the chosen one</source>
        <translation>चुना हुआ बहाल करें</translation>
    </message>
    <message>
        <source>the newest ten of each kind are kept</source>
        <translation>हर प्रकार के दस सबसे नए रखे जाते हैं</translation>
    </message>
    <message>
        <source>The computer&apos;s (%1)</source>
        <translation>कंप्यूटर का (%1)</translation>
    </message>
    <message>
        <source>An import or the first trade makes the account it needs.</source>
        <translation>आयात या पहला सौदा ज़रूरी खाता अपने आप बना देता है।</translation>
    </message>
    <message>
        <source>No backups yet. One is made every day, and one before each import.</source>
        <translation>अभी तक कोई बैकअप नहीं। हर दिन और हर आयात से पहले एक बनता है।</translation>
    </message>
    <message>
        <source>Risk-free rate</source>
        <translation>जोखिम-मुक्त दर</translation>
    </message>
    <message>
        <source>0 % a year</source>
        <translation>0 % प्रति वर्ष</translation>
    </message>
    <message>
        <source>In percent a year. The Sharpe ratio counts returns above it.</source>
        <translation>प्रतिशत प्रति वर्ष। शार्प अनुपात इससे ऊपर के रिटर्न गिनता है।</translation>
    </message>
    <message>
        <source>“%1” is no percentage a year like 6.5</source>
        <translation>“%1” 6.5 जैसी वार्षिक प्रतिशत दर नहीं है</translation>
    </message>
</context>
<context>
    <name>app::StarRating</name>
    <message>
        <source>Rating: %1 of 5</source>
        <translation>रेटिंग: 5 में से %1</translation>
    </message>
</context>
<context>
    <name>app::SymbolList</name>
    <message>
        <source>Best and worst symbols</source>
        <translation>सबसे अच्छे और ख़राब सिंबल</translation>
    </message>
    <message>
        <source>No closed trades</source>
        <translation>कोई बंद सौदा नहीं</translation>
    </message>
</context>
<context>
    <name>app::TagRow</name>
    <message>
        <source>+ tag</source>
        <translation>+ टैग</translation>
    </message>
    <message>
        <source>Remove tag %1</source>
        <translation>टैग %1 हटाएँ</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>नया टैग</translation>
    </message>
</context>
<context>
    <name>app::TagsCard</name>
    <message>
        <source>Tags</source>
        <translation>टैग</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>हटाएँ</translation>
    </message>
    <message>
        <source>double click to rename, group or colour</source>
        <translation>नाम, समूह या रंग बदलने के लिए दो बार क्लिक करें</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>जोड़ें</translation>
    </message>
    <message>
        <source>Merge into  ▾</source>
        <translation>इसमें मिलाएँ  ▾</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>नया टैग</translation>
    </message>
    <message>
        <source>New tag %1</source>
        <translation>नया टैग %1</translation>
    </message>
    <message>
        <source>No tags yet. Add one here, or at a trade.</source>
        <translation>अभी तक कोई टैग नहीं। यहाँ या किसी सौदे पर जोड़ें।</translation>
    </message>
</context>
<context>
    <name>app::TagsModel</name>
    <message>
        <source>Tag</source>
        <translation>टैग</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>समूह</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>रंग</translation>
    </message>
    <message>
        <source>Trades</source>
        <translation>सौदे</translation>
    </message>
    <message>
        <source>“%1” is no colour of six hexadecimal digits behind a #</source>
        <translation>“%1” # के बाद छह हेक्साडेसिमल अंकों वाला रंग नहीं है</translation>
    </message>
</context>
<context>
    <name>app::TradeActions</name>
    <message>
        <source>%1 added</source>
        <translation>%1 जोड़ा गया</translation>
    </message>
    <message numerus="yes">
        <source>%n trades deleted</source>
        <translation>
            <numerusform>%n सौदा हटाया गया</numerusform>
            <numerusform>%n सौदे हटाए गए</numerusform>
        </translation>
    </message>
    <message>
        <source>A fill of this reversal also belongs to %1. A fill is deleted with all its trades or not at all.</source>
        <translation>इस रिवर्सल की एक फ़िल %1 की भी है। फ़िल अपने सभी सौदों के साथ हटती है, या बिल्कुल नहीं।</translation>
    </message>
    <message>
        <source>Trade deleted</source>
        <translation>सौदा हटाया गया</translation>
    </message>
</context>
<context>
    <name>app::TradeDetailPane</name>
    <message>
        <source>price</source>
        <translation>भाव</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>स्टॉप</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>लक्ष्य</translation>
    </message>
    <message>
        <source>Opening price</source>
        <translation>प्रवेश भाव</translation>
    </message>
    <message>
        <source>Notes: what was the plan, what happened? (Markdown)</source>
        <translation>नोट: योजना क्या थी, हुआ क्या? (Markdown)</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>नोट</translation>
    </message>
    <message>
        <source>Initial risk</source>
        <translation>आरंभिक जोखिम</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>रिटर्न</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>लागत</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>रेटिंग</translation>
    </message>
    <message>
        <source>▲ Long</source>
        <translation>▲ लॉन्ग</translation>
    </message>
    <message>
        <source>▼ Short</source>
        <translation>▼ शॉर्ट</translation>
    </message>
    <message>
        <source>open</source>
        <translation>खुला</translation>
    </message>
    <message>
        <source>A cost in another currency has no rate and is missing from the figures.</source>
        <translation>दूसरी मुद्रा की एक लागत की दर नहीं है, इसलिए वह आँकड़ों में शामिल नहीं है।</translation>
    </message>
    <message>
        <source>Its opening is not in the journal. Import the earlier statement, or enter the opening price below.</source>
        <translation>इसका प्रवेश जर्नल में नहीं है। पहले का स्टेटमेंट आयात करें, या नीचे प्रवेश भाव दर्ज करें।</translation>
    </message>
    <message>
        <source>Enter the stop to know risk and R</source>
        <translation>जोखिम और R जानने के लिए स्टॉप दर्ज करें</translation>
    </message>
    <message>
        <source>Buy</source>
        <translation>ख़रीद</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>बिक्री</translation>
    </message>
    <message>
        <source>stop %1</source>
        <translation>स्टॉप %1</translation>
    </message>
    <message>
        <source>target %1</source>
        <translation>लक्ष्य %1</translation>
    </message>
    <message>
        <source>initial stop %1</source>
        <translation>आरंभिक स्टॉप %1</translation>
    </message>
</context>
<context>
    <name>app::TradeTableModel</name>
    <message>
        <source>▲ Long</source>
        <translation>▲ लॉन्ग</translation>
    </message>
    <message>
        <source>▼ Short</source>
        <translation>▼ शॉर्ट</translation>
    </message>
    <message>
        <source>Its opening is not in the journal: import the earlier statement or enter the opening price.</source>
        <translation>इसका प्रवेश जर्नल में नहीं है: पहले का स्टेटमेंट आयात करें या प्रवेश भाव दर्ज करें।</translation>
    </message>
    <message>
        <source>Exit</source>
        <translation>निकास</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>सिंबल</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>दिशा</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>प्रवेश</translation>
    </message>
    <message>
        <source>Exit price</source>
        <translation>निकास भाव</translation>
    </message>
    <message>
        <source>Gross P&amp;L</source>
        <translation>सकल लाभ/हानि</translation>
    </message>
    <message>
        <source>Net P&amp;L</source>
        <translation>शुद्ध लाभ/हानि</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>लागत</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>अवधि</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>टैग</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>रेटिंग</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>खाता</translation>
    </message>
    <message>
        <source>open · %1</source>
        <translation>खुला · %1</translation>
    </message>
    <message>
        <source>Entry %1</source>
        <translation>प्रवेश %1</translation>
    </message>
    <message>
        <source>Exit %1</source>
        <translation>निकास %1</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>मात्रा</translation>
    </message>
</context>
<context>
    <name>app::TradesPage</name>
    <message>
        <source>No trades yet</source>
        <translation>अभी कोई सौदा नहीं</translation>
    </message>
    <message>
        <source>Import a statement of your broker, or look round in the sample journal first.</source>
        <translation>अपने ब्रोकर का स्टेटमेंट आयात करें, या पहले नमूना जर्नल देखें।</translation>
    </message>
    <message>
        <source>No trades here</source>
        <translation>यहाँ कोई सौदा नहीं</translation>
    </message>
    <message>
        <source>The filter leaves no trades.</source>
        <translation>इस फ़िल्टर में कोई सौदा नहीं बचता।</translation>
    </message>
    <message>
        <source>Import a broker file</source>
        <translation>ब्रोकर की फ़ाइल आयात करें</translation>
    </message>
    <message>
        <source>Try the sample journal</source>
        <translation>नमूना जर्नल देखें</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>फ़िल्टर हटाएँ</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>कॉलम</translation>
    </message>
    <message numerus="yes">
        <source>%1 trades</source>
        <translation>
            <numerusform>%1 सौदा</numerusform>
            <numerusform>%1 सौदे</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a trade</source>
        <translation>सौदा जोड़ें</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>हटाएँ</translation>
    </message>
    <message>
        <source>New trade</source>
        <translation>नया सौदा</translation>
    </message>
    <message>
        <source>Enter a trade by hand (Ctrl+N)</source>
        <translation>हाथ से सौदा दर्ज करें (Ctrl+N)</translation>
    </message>
    <message>
        <source>Delete the selected trades (Del)</source>
        <translation>चुने हुए सौदे हटाएँ (Del)</translation>
    </message>
    <message numerus="yes">
        <source>Delete all %n</source>
        <translation>
            <numerusform>सभी %n हटाएँ</numerusform>
            <numerusform>सभी %n हटाएँ</numerusform>
        </translation>
    </message>
    <message>
        <source>▲ Long</source>
        <translation>▲ लॉन्ग</translation>
    </message>
    <message>
        <source>▼ Short</source>
        <translation>▼ शॉर्ट</translation>
    </message>
    <message>
        <source>Delete both</source>
        <translation>दोनों हटाएँ</translation>
    </message>
</context>
<context>
    <name>app::TradesTable</name>
    <message>
        <source>Trades</source>
        <translation>सौदे</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>पंक्तियाँ कॉपी करें</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>हटाएँ</translation>
    </message>
</context>
</TS>
