"""First names that say who is "he" and who is "she": the commonest of the international press, in its spellings.

Names that men and women bear alike ("Kim", "Dominique"), and those that are likelier a place or a word ("Chelsea",
"Odd"), are left out: what is not here fits both.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final, Literal

Gender = Literal["he", "she"]

#: Small letters without accents, as `plain` makes them.
_MEN: Final = frozenset(
    """
    aamir aaron aart abbas abd abdel abdelaziz abdelfattah abdelmadjid abdelmalek abdul abdulaziz abdulghani abdulla
    abdullah abdulrahman abdurrahman abe abiy abiye achim adam adama adebayo adel adil aditya adnan adolf adolfo
    adrian adrien afanasy afonso agostinho agus ahmad ahmadreza ahmed ahmet aidan ajay ajit akash akbar akhilesh
    akhtem akif akihito akinwumi akio akira akram aksel
    akshay alaa alain alan alasdair alassane alastair albert alberto
    albin aldo alec aled alejandro alekos aleksandar aleksander aleksandr aleksei aleksey aleksi alessandro alessio
    alex alexander alexandre alexandros alexei alexey alfie alfonso alfred alfredo ali alin alireza alistair allan
    allen almazbek alois alpha alun alvaro alvin amadou amama amar amedeo amin amir amit amitabh ammar amnon amos
    amr amrullah anand anas anastasios anatole anatoli anatoliy anatoly anders andras andre andreas andrei andres
    andrew andrey andrii andriy andrzej angelo angus anil anish ankit anthony antoine anton antonello antonio
    antonis antti anupam anurag anutin anwar apostolos ara arash archie arda ardeshir aref arif arik aristides
    arjen arjun arkadiusz arkady armand armando armen armin arnaud arne arno arnold arron arsen arsenii arseniy
    artem arthur arturo artyom arun arvind asad asen asger asghar ashish ashok ashraf ashwin asif asle assaf atal
    atanas ataullah attila attilio augie augusto aung aurangzeb aurelien austin avi avigdor avinash aviv avraham
    axel aydin ayman ayodele aytac aziz babak babar babatunde bader baha bahaa bahram bakary bakir balakrishna
    balazs balint bambang baptiste barack bard barnaby barney
    barry bart bartosz baruch bas bashar bashir basil bassam
    bassem basuki bedrich behrouz behzad bekir bela ben bengt benigno benito benjamin benny benoit beppe berat
    berkay bernard bernardo bernd bernhard bernie bert bertil
    bertolt bertram bertrand bharat bheki bhupendra bidzina bijan
    bilal bilawal bill billy bimal binali birahim birger bjarne bjoern bjorn blagoj bo boaz bob bobby bodo bogdan
    bohdan bohumil bohuslav bojan bola boleslaw bongbong borge boris borys bosko boubacar boyd boyko bozidar brad
    bradley brandon branislav branko brendan brent brett brian brock brody bronislaw bruce bruno bryan bryant bryce
    buck bud buddy budi bulent burak burkhard burt butch
    cade caden calin callum calvin cameron camilo carl carl-johan
    carlo carlos carlton carson carsten catalin cecil cedric cem cemal cemil cengiz cesar cesare cevdet cezary chaim
    chandra chandrababu charles chaudhry chet chinua chip chirag chris christian christoph christophe
    christopher christos chuan chuck ciprian clarence clark claudio claus clayton clemens clement cliff clifford
    clint clive cody cole colin colm connor conor
    constantin corey cormac cornelis corneliu cornelius corrado cory cosmin costas
    costin craig crispin cristi cristian cristiano cristobal csaba curtis cuthbert
    cyril cyrus czeslaw daan dacian dafydd daisuke dak dale
    damian damien damon dan daniel danny dario darius dariush dariusz darnell darrell darren darryl davante dave
    david davide davit dawood dean deandre declan deepak deepender dejan delbert denes denis dennis denys derek
    deshawn desmond detlef devendra devlet devonte dewey diarmuid
    dick didier diederik diego dieter dietmar dilip dimitar
    dimitrije dimitrios dimitris dinesh diosdado dirk dirk-jan djibril dmitri dmitrii dmitry dmytro domenico domingo
    dominic don donal donald doug douglas dov dragan drago dragos dragutin draymond drew dror duane dumitru duncan
    dusan dustin dwayne dwight dylan ebenezer ebrahim ebrahima eckart ed eddie edgar edi edin edmund edoardo edouard
    eduard eduardo edward edwin eero effi egil egon ehud einar eirik eissa eitan ekkehard ekrem elad elchin eli
    eliezer elijah elliot elliott elmer elon emanuele emeka emil emile emilio emin emir emmanuel emmerson emmett
    emomali emre emyr engin enoch enrico enrique enver enzo eoin
    ercan erdal erdem erez eric erich erik ernest ernesto ernie
    ernst erol ersin erwin esa esmaeil espen essam esteban ethan etienne ettore euan eugen eugene eugenio eugeniusz
    evangelos evgeni evgeny evo ewan ewout eyal ezer ezio ezra ezzat fabian fabien fabio fabrice fabrizio fadi fahad
    fahd fahrudin faisal farhad farid faris farooq farouk farshad faruk fathi fatih fawaz federico fedir fela felipe
    felix ferd ferdinand ferenc fergus ferhat fernand fernando
    feroz ferris festus fethullah fidel fikret filip filipe
    filipp filippo finn flavio florent florian florin floyd fotis fouad francesco francisco franck franco francois
    franjo frank frans frantisek franz fred freddie frederic frederick frederik fredrik friedhelm friedrich
    frits fritz frode fuad fuat fumio fyodor gabor gabriel gadi gael gaetan gareth gary gaston gautam gavin geert
    geir gene gennady gennaro geoff geoffrey geoffroy georg george georges georgi georgios georgy geraint gerald
    gerard gerardo gerd gergely gerhard german gernot gerrit
    gethin geza ghassan gheorghe gholam gholamhossein ghulam gia
    giacomo giancarlo gianfranco gianluca gianluigi gianni giannis gideon gijs gil gilad gilbert gilles gino giorgi
    giorgio giorgos giovanni girish giuliano giulio giuseppe gleb glenn gnassingbe gokhan gonzalo goodluck gopal
    goran gordie gordon gotabaya gottfried govind graham grayson greg gregoire gregor gregory greville griffin
    grigol grigory grzegorz guenter guenther guido guillaume guillermo gulbuddin gunnar gunter gunther gurbanguly
    gus gustave gustavo guus guy gwede gwilym gyorgy gyula habib habibollah hadi hafez hafiz hage haider haile
    hailemariam haim hakainde hakan hakeem hakim hakon hal halil hamad
    hamed hamid hamid-reza hamidullah hamish hamza hani hank hannes
    hans harald hardeep hari haris harish harlan harold harry harsh hartmut harvey hasan hashem hashim hasim hassan
    hatem hayati hayk haytham hazem hector heikki heiko hein heiner heinrich heinz helge helmut hemant
    hendrik henk hennadiy henning henri henrik henry henryk herbert herman hermann hernan hernando herve hesham
    heydar hicham hideki hideo hifikepunye hikmet himanta hiroaki hirohito hiroki hiroshi hiroyuki hisham holden
    holger homer horacio horia horst hosni hossein houssam howard howell hristo hrithik hryhoriy hubert hubertus
    huck hugh hugo hugues hulusi humberto humphrey humza hunter husam huseyin hussain hussam hussein huw iain ian
    ibrahim ibrahima ichiro idris idriss ieuan iftikhar ignacio ignatius ignazio igor
    ihor ihsan ijaz iker ilham ilie ilir ilker ilmi ilya
    imad imran imre imtiaz ingo ingvar inigo innokenty ioan ioannis ion ionel ionut iraj irakli ireneusz irfan
    irving isaias isao ishaq isidore ismail ismet issa istvan itamar itzhak iulian iuliu ivan ivica ivo ivor iwan
    iyad ja'marr jaap jaber jabir jabu jacco jace jacek jack jacob jacoby jacques jaden jadranko jafar jagan jagdeep
    jagdish jahangir jaime jair jakaya jake jakob jakov jakub jalal jalen jamal james jamil jan-peter janez
    janos janusz jared jari jarmo jaromir jaroslav jaroslaw jarrett jarrod jarvis jason jasper jassim jaswant javad
    javed javier javon jay jayant jayden jaylen jean-baptiste jean-claude jean-francois jean-luc jean-marc
    jean-marie jean-michel jean-paul jean-pierre jean-yves jeb jed jeff jeffery jeffrey jens jeremiah jeremy
    jermaine jeroen jerome jerry jerzy jesper jesse jesus jim jimmy jindrich jiri jitendra joachim joao joaquin
    jochen joe joel joerg johan johann johannes john john-paul
    johnny joko jolyon jomo jon jonah jonas jonathan joop joost
    jordi jorg jorge jorgen jorn jos jose josef josep joseph josh joshua jovan jozef jozsef juan juan-miguel juanma
    judd juergen juha juho jukka jules julian julien julio julius junichiro jurgen justin jusuf kaan kaden kadir kai
    kakha kalle kamal kamel kamran kapil karan karel karim karl karl-heinz karoly karsten kartik kashif
    kasper kasra kassym-jomart katsuya kaveh kawhi kazem kazimierz kazuhiro kazuo keegan kees keir keisuke keith
    kelvin kemal ken kenan kendrick kenichi kenji kenneth kenny kenta kenzo kerem kermit kevin kgalema khaled khalid
    khalifa khalil khurram kieran kimi kip kiril kirill kirk kishore kiyoshi kizza kjell klaas klaus klay knut kobe
    koen kofi koichi koji konrad konstantin konstantinos kosta kostas kostyantyn kosuke krasimir kresimir krishna
    kristian kristoffer krzysztof kurt kwabena kwame kwasi kyle
    kyriakos kyrie kyrylo lachlan ladislav laith lajos lalu
    lamar lamberto lance landon lansana larry lars lars-erik lasse laszlo laurent lauri lawrence laxman lazar lazaro
    lazarus leandro lebron lech lee-hsien lefteris leif lenny leon leonard leonardo leonel leonid leopoldo leroy
    leszek lev levan levent levente levon levy lewis liam liaquat libor lionel liviu ljubisa ljubo lloyd lodewijk
    logan loic lonnie lorenz lorenzo lothar louay louis lowell lubomir lubos luc luca lucas lucian luciano
    lucien ludwig ludwik luigi luis luiz luka lukas lukasz luke lula luther lutz maarten mac maciej mack macky
    madhav magnus mahamadou mahathir mahbub mahdi mahendra maher mahesh mahinda mahmood mahmoud mahmut maithripala
    majed majid makis makoto maksim maksym malcolm malik mallikarjun mamadou mamdouh manfred mangosuthu manish
    manmohan manohar manoj manolis manolo mansour manuel marc marcel marcello marcelo marcin marco marcos marcus
    marek mariano mario marius mariusz marjan mark mark-jan markku marko markus marlon marnix marquis martin
    martinus marton marty marvin marwan masahiro masaki masao masato masayoshi masayuki mason masood masoud massimo
    mate matej mateo mateusz mathew mathias mathieu mathijs mats matt matteo matthew matthias matthieu matti maurice
    mauricio maurizio mauro max maxim maxime maximilian maxwell mazen mees mehdi mehmet mehmood mehran meir meles
    melih menachem merle merrick mert mervyn mesut metin mevlut mian micah michael michel michelangelo mick
    mickey mieczyslaw miguel mihai mihaly mikael mike mikhail mikhailo mikheil mikkel mikko miklos mikolaj milo
    milorad milos milton milutin minoru miodrag mir-hossein mircea mirko miroslav miroslaw mitch mitchell mitsuo
    mitt mladen mobutu modibo mohamad mohamadou mohamed mohammad mohammad-javad mohammadreza mohammed mohan mohit
    mohsen moise mojtaba momir moncef monte moritz morris mort morten morteza moses moshe mosiuoa mostafa motohiro
    mounir mourad moussa muammar mugur muhammad muhammadu muhammed muhsin muhyiddin mujibur mukesh mukhtar mukul
    mulatu mulayam munir muqtada murad murat murray musa mushahid mushtaq mustafa mwai mykhailo mykhaylo mykola
    myron myroslav nabil nachman nadeem nader nadhim naeem naftali nagendra naguib najib naoki naoto narendra naresh
    nariman naruhito nash nasser nat natan nate nathan naveen navid navjot nawaf nawaz nayef nayib nazar nazir neal
    nebojsa necati necmettin ned nedim neeraj neil nelson nemanja nenad nestor neville niall nicephore nicholas nick
    nicolae nicolas nicolo nicusor niek niels nigel nihat nikhil nikica nikol nikolai nikolaos nikos
    nils nima nir nissim nitin nitish nitzan nizar nnamdi noah noboru nobuo noel nolan norbert norm nouri novak
    numan nuri nursultan obafemi obaidul octavian octavio ofer ofir
    ognjen oguz oisin okan olaf olafur olav oldrich ole
    oleg oleh oleksandr oleksii oleksiy olexandr olexiy oliver olivier
    olli ollie olu olusegun omar omer omid omri ondrej
    oren orhan orville osama osamu oscar oskar osman ostap osvaldo otis otto oumar ousman ousmane ovidiu owain owen
    ozan ozgur ozzie paavo pablo paco padraig pakalitha pal panagiotis panfilo pankaj panos paolo par parkash parvez
    parviz pascal pascual pasi patricio patrick paul paul-henri paulo pavel pavlo pavlos pawel paxton peder pedro
    peer pekka pepe percy pertti pervaiz pervez petar pete peter petr petre petri petro petros petteri phil philip
    philipp philippe phillip pierluigi pierre pierre-yves piers
    piet pieter pieter-willem pietro pino piotr pius plamen
    platon pohamba pontus prabhu prabowo pradeep prakash pramod pranab prashant prashanth pravin prayut prayuth
    predrag prokopis przemyslaw puneet purwanto qais qamar qasem qasim qassem qazi quentin quim quincy quinton
    rachid radek radoslaw radovan radu rafael rafal raffaele rafik rafiq rafiqul raghav raghuram rahul raila rainer
    raj raja rajat rajeev rajendra rajesh rajiv rajnath rakesh ralf ralph ramesh rami ramin ramiro ramon ramsey
    ramush ramzan ramzi rand randall randy ranil ranjit raoul raphael rashid rasim rasmus ratan ratko raul ravi
    ravindra ray raymond razvan recai recep reece refat reggie reginald regis rehman reiner reinhard reinhold rem
    remus remy renato renaud rene renzo reshat reuben reuven rex reza rhett rhys riad ricardo riccardo richard
    rick ricky rigoberto rishi risto riyad riza roar robbie robert roberto rocco rod roderick rodion rodney rodolfo
    rodrick rodrigo rogelio roger rohan rohit roland rolf romano
    ron ronald ronan ronnie rory roscoe rosen ross rouhollah
    roy ruairi ruben rudi rudiger rudolf rudy ruediger rufus ruhollah rumen rupert ruslan russ russell rustam rusty
    rutger ruud ryan ryo ryosuke ryszard ryuichi saad saadeddine sabri sachin saddam sadik sadiq sadyr saeed saeid
    safwan sahil sajid sajith sakari salah salahuddin saleh salih salim salman salva salvador salvatore sam sameer
    samer sami samir sammy samora samuel sandeep sander sandiaga sandor sandro sani sanjay sanjeev sanjiv santosh
    sarath sarfraz sasa satish satoru satoshi sattar satya saud saul sauli sayed sayyid scott sead sean sebastian
    sebastien sedat seiji sekou selahattin selcuk selim semyon serdar serge sergei sergey sergio serhii serhiy
    serkan serzh seth seyni shadi shafiq shafqat shahab shahbaz shahin shai shane shaquille sharad sharif shashank
    shaukat shaul shaun shavkat sheharyar shehbaz sherman shigeru shimon shinichi shinjiro shintaro shinzo
    shiv shivraj shlomo shmuel sho shoaib shohei shoichi shunichi shyam siaka siamak sibusiso sicelo sid siddharth
    siegfried sigit sigmar sigurd silas silvio simon sinan sipho sjoerd skip slamet slavko slawomir slobodan
    soeren sohrab solomon somnath sonny sooronbay soren sorin sosuke sotiris spencer spike spiro spyros srdan
    srettha stan stanislav stanislaw stanko stanley stavros steef stefan stefano steffen stefon stein stelios sten
    stepan stephane stephen stephon steve steven stewart stig stjepan stojan stu stuart sture subandrio subhash
    subramaniam sudhir sukhbir sukru sulaiman suleiman suleyman sundar sunil surayud suresh surya sushil susilo
    susumu svein sven svetozar svyatoslav sybrand sylvain szabolcs
    szymon tabo tad tadao tadashi tadeusz tadhg taher tahir
    tahsin taichi tajuddin takashi takayuki takeshi takis talal tamas tamim tamir taner tanner tanvir tapio taras
    tarek tareq tarik tariq taro tarquin tarun tate tatsuya tauqir tawfiq tayfun tayyar tayyip ted teemu tejashwi
    tendai teodor teodorin teodoro terje terrance terrell terrence terry tertius teruo tetsuya tevfik tex thabo thad
    thaksin thanos theo theodore theodoros theophilus thiago thibault thierry thijs thilo thomas thor thorbjorn
    thorsten thurman tiago tiberiu tibor tigran tihomir tilman tim timo timothy timur tito titu tjeerd tobias tobin
    toby todd tolga tom tomas tomasz tomio tomislav tommaso tommy tony torbjorn tord tore torsten toru toshiaki
    toshihiro toshio toshiyuki trae traian travis tre trent trevon trevor trey tristan trond troy tsutomu tucker
    tudor tuncay tuomas turgut turki ty tyler tyreek tyrese tyrone tyson tzachi uday uddhav udo ugo ugur uhuru ulf
    uli ulises ulrich ulrik ulysses umar umaro umaru umberto umit urho uri uriah usama usman uttam uwe uzi vaclav
    vadim vadym vagif vaino vakhtang valdir valentyn valeri valerii valerio valeriu valeriy vangelis vartan
    varun vasile vasily vassilis vasyl vaughn vedran veit velaphi velimir venkaiah vernon veselin viacheslav vic
    vicente victor vidar viggo vijay vikas vikram viktor ville vinay vince vincent vincenzo vinod viorel vipin virat
    virgil vishal vit vitali vitalii vitaliy vitaly vittorio vivek vlad vladimir vladislav vladlen vojislav vojtech
    volkan volker volkmar volodimir volodymyr vsevolod vuk vyacheslav wade wael wagner wahid waldemar waleed walid
    wally walt walter waqar warren wasim wayne wendell werner wes wesley wieslaw wilbur wilfred wilfried wilhelm
    will willard willem william willie wim winfried winston wiranto witold wladyslaw wlodzimierz wojciech wole
    wolfgang woodrow woody wopke wouter wyatt xander xavier xi yaakov yadollah yahya yair yakov yakubu yanis yann
    yannick yannis yariv yaroslav yasar yash yashwant yasin yasser yassin yasuhiro yasuo yasutoshi yavuz yegor
    yehuda yemi yevgeni yevgeny yevhen yiannis yigal yildirim yilmaz yisrael yitzhak yoav yoel yogesh yogi yohanan
    yohei yoichi yosef yoshihide yoshihiko yoshiro yossi yosuke yotam yousef youssef yousuf yoweri yuji yukio
    yuli yunus yuri yurii yuriy yury yusuf yusuke yutaka yves zabihullah zac zach zachary zack zaheer zahid zakaria
    zakhar zaki zalmay zane zaw zayed zbigniew zdenek zdravko zdzislaw ze'ev zeev zeke zeki zeljko zephania ziad
    zied zine zion ziya zlatko zoltan zoran zsolt zulfikar zulfiqar zurab zvi zvonimir zweli zygmunt
    """.split()
)
_WOMEN: Final = frozenset(
    """
    aaliyah aarti abby abeba abeer abena abigail abir ada adaeze adanna adaobi adela adele adelheid adelina adenike
    adina aditi adriana adrijana adwoa afaf afua agafia agata agatha agathe agnes agneta agnieszka ahlam aida
    aikaterini aiko aileen ailsa aimee aino aisha aishwarya
    akemi akie akiko akinyi akosua akua alana aldona aleida alejandra
    aleksandra alena alenka alessandra alessia alevtina alexa alexandra alexandrea alexandria alia alice alicia
    alicja alina alison alix aliya alka alla allison almudena alpana alya alyona alyssa ama amaka amal amalia amanda
    amandine amani amarachi amber ambra amela amelia amelie amina aminata aminatou amira amma amparo amra amrita
    amruta amy ana ana-maria anahit anais anandiben anastasia anastasiia anastasiya anca andela andreea
    andrijana aneta anette anezka anfisa angela angeles angelica
    angelika angeliki angelina angharad aniko anita anja anjali
    anju anke ankica ankita ann ann-kristin anna anna-karin anna-maria annabel annalena annalisa annamaria anne
    anne-marie annegret anneke anneli anneliese annemarie annette annick annie annika anouk anthea antigone antje
    antonella antonia antonina anupama anuradha anushka anzhela
    aoife aparna aphrodite arabella araceli archana ariadna
    ariana arianna arlene arlette arpine arpita arti aruna arundhati arwa asako asantewa ase asha ashlee ashwini
    asli aslihan asma asmaa aspasia assetou astrid asuka asuman atefeh athina atiya atsuko aude audrey aurelie
    aurora aurore ava avigail awa aya ayah ayaka ayako ayana ayanna ayat ayca ayelet ayesha ayfer aygul ayla aylin
    aynur ayse aysegul aysel aysun ayumi azadeh azar azita azra azza bahar bahareh bahia bakhtawar banu barbara
    barbel basak basma batoul batya beata beate beatrice beatrijs beatrix beatriz begona begum belen belgin bella
    belma benazir benedetta benedicte benedikte berit bernadett
    bernadette bernice berrin bertha beryl beth bethany bettina betty
    betul beverly beyza bhavana bhavna bianca biljana binta bintou birgit birgitta birgitte bisi blanca blanche
    blanka blerina blodwen bodil boglarka bogumila bojana
    bolanle bonnie borjana bosiljka bozena bracha braelynn branka
    brenda breonna brianna bridget brigid brigitte brinda
    briony brit britta brittany brittney bronwen bruna brunhilde
    burcu buse bushra busra caitlin caitlyn camelia camila camilla canan candace candice cansu caoimhe carin carla
    carla-jean carlota carlotta carly carmela carmen carol carola carole carolien carolina caroline carolyn carrie
    carys cassandra catalina caterina catherine catriona cecile cecilia
    cecilie cecily celia celine ceren cerys chana chanda chandrika
    chantal charlene charlotta charlotte charu cherie cheryl chhaya chiamaka chiara chidinma chie chieko chika
    chimamanda chinwe chioma chipo chitra chiyoko chloe chrissy christa christel christelle christiana christiane
    christie christina christine ciara cicely cigdem cinzia claire
    clara clare clarissa claudette claudia clemence clementine
    clotilde colette colleen concepcion concetta concha condoleezza
    connie constance consuelo cora corazon cordelia cordula
    cori corien corina corinne cornelia coumba courtney cressida
    cristiana cristina csilla cynthia dafna dagmar dagny dahlia
    daisy dalal dalia daliborka dalit dambisa dana danica daniela danielle danuta daphne daria darija dariya
    darlene darya debbie debby debora deborah debra deepa
    deepika deirdre delara delcy delfina delia delphine delyth demet
    denisa denise derya desanka desislava despina devika dewi diana diane dilara dilek dilma dimitra dimple dina
    dita divya diyana doaa doina dolores donatella donna dora doreen doris dorit dorota dorothea dorothy dotty
    dragana dragica drahomira draupadi drusilla dubravka dulce dulcie dunja
    dunya duygu ebba ebele ebony ebru ece edeltraud edina
    edit edith edna edwina edyta effie efi efua eija eiko
    eileen eilidh einat einav eirini eka ekaterina ekta ekua elaheh
    elaina elaine eleanor eleftheria elena elena-maria eleni eleonora elfriede elham eliane elif elin elisa elisabet
    elisabeth elisabetta elise eliska eliza elizabeth elizaveta elka elke ella ellen elli elly elnaz elodie eloise
    els elsa elsie elske elspeth elvira elzbieta eman emanuela
    emelie emese emi emiko emilia emiliya emily emine emma
    emmanuelle emoke enas encarnacion endang enid eniko epiphanie eri erica erika eriko erin erna ernestine erzsebet
    esin esme esperanza esra esraa estefania estela estelle
    esther eszter ethel etsuko eugenia eugenie eulalia eunice euphemia eva
    eva-maria evangelia evdokia evelyn evgenia evie ewa eylul fabienne fabiola fadime fadumo faina faiza fanni
    fannie fanta farah farahnaz fariba farideh faryal farzana farzaneh fatemeh faten fathia fatima fatimata fatma
    fatou fatouma fatoumata fatoumatta fay faye federica fehmida felicity felicja femke fereshteh feride fern
    fernanda ffion figen filiz fiona fiorella firouzeh fitri flavia fleur flora florencia florentina floriana fofi
    folake folashade forough fotini fozia frances francesca francie francine francoise franziska frauke freda freya
    frida friederike fumika fumiko funke funmi funmilayo fusun gabi gabriela gabriella gabrielle gail galia
    galina galit galyna gamze gauri gayatri gayle geeta geetika gemma genevieve georgette georgiana georgina
    geraldine gerda gerdi gerlinde germaine gertrud gertrude gesine geta ghada ghazal ghazala ghislaine giada gianna
    gila gillian gina ginette ginevra ginny giorgia giovanna gisela giselle gita giulia giuliana giuseppina gizella
    gizem gladys glenda glenys gloria golda goldie golnaz
    golshifteh gonul gordana grace graciela grainne graziella grazyna
    greetje greta gretchen grete gro guadalupe gudrun gul gulay gulben gulcin gulden gulnur gulsen gulten gunilla
    gunn gunvor gwen gwendolyn gwenllian gwyneth gyorgyi hacer
    hadas hadassah hadeel hadia hafsa hagit hailey hajar hajnalka
    hala hale haleh haley halide halima halina halyna hana hanadi hanako hanan handan hande haneen hanke hanna
    hanna-leena hannah hannah-leah hanne hanneke hannelore harleen harriet harriett harsimrat haruka haruko haruna
    hasina hasna hatice hatsue hattie havva hawa haya hayley hazel heather heba hedda hege heide heidi heike
    helen helena helene helga helle heloise hema hend
    hengameh henny henrietta henriette henryka hermione hertha hester hiba
    hideko hilary hilda hilde hildegard hillary hina hiroko hisako hitomi holly homa honoka honorata hortense houda
    huda hulya huma ida idit ifeoma ifeyinwa ijeoma ikuko ilana ilaria ildiko ileana ilinka ilknur ilona ilse imani
    imee imelda imke imogen ina inas inbal inci indah indira indu ineke ines inga inge ingeborg inger ingrid ingvild
    inma inna ioana ioanna iren irena irene irina irini iris irmgard iryna isabel isabell isabella isabelle isadora
    isatou ishita iskra isla isobel israa itziar iulia ivana ivanka ivanna iveta ivona izabela izabella jacinda
    jacinta jacqueline jada jade jadranka jadwiga jagoda jale jaleh jamila jana jane janelle janet janice janina
    janine janneke jaqueline jarmila jaroslava jasmin jasmina jasmine jasna jaya jayalalitha jayanti jayne
    jeanette jeanine jeanne jeannette jeannie jelena jemima jenelle jenna jenni jennie jennifer jenny jessica
    jet jetta jihan jill jillian jimena jingjing jirina
    jitka joanna joanne jocasta jocelyn jodie joelle joellen johanna
    jolande jolanta jolene jonna jordyn josefa josephine josiane josie jovana joyce juana judit judith judy julia
    juliana julianna julie juliet julieta juliette julita jumana junko justine justyna jutta jyoti jyotsna jytte
    kaarina kadiatou kadidia kaija kaitlan kaitlyn kajal kajsa kalina kalliopi kalpana kamala kamila kamla kanchan
    kangana kanimozhi kaori kareena karen karin karina karine karishma karla karolina kartini kasumi kata katalin
    katarina katarzyna katayoun kate katelyn katerina kateryna kathalijne katharina katherine kathie kathleen
    kathryn kathy katica katie katja katlyn katrin katrina katrine katsuko katy katya kavita kavitha kayla
    kaylee kayleigh kazimiera kazuko keiko keira keisha kellie kellyanne kelsey kemi kendra keren kerstin
    ketanji ketevan khadija khadijah khady khaleda khawla kholoud khrystyna kiara kiko kimberley kimberly kimiko
    kinga kira kirsi kirsten kirsti kirstjen kirsty kiyoko kjersti klara klavdia kolinda komal konstantina krista
    kristalina kristen kristi kristie kristin kristina kristyna krisztina kriti krystyna ksenia ksenija kseniya
    kulsoom kumari kumi kumiko kyla kylie kyoko kyra kyriaki lacey ladan laetitia laila lakeisha lakshmi lale laleh
    lama lamia lana larisa larissa larysa lata latasha latifa latife latoya laura laure lauren lauryn
    lavinia laxmi layan layla lea leah leann leanne leena leila leman lena lene leni lenka leona leonor lepa lesia
    lesya leticia letitia letizia lettice leyla lianne liat libuse licia lidia lidija lidiya liesbeth liesel
    lieselotte liesje lila lilia lilian liliana liliane lilianne liling
    liliya lillian lilly lily limor lina linda lindiwe linnea
    liora lis lisa lisbeth liudmyla liv livia liz liza lizzie ljiljana ljubica ljudmila lois lola lora loraine
    loredana lorena lorenza loretta lorie lorna lorraine lotta lotte lottie loubna louisa louise loujain lovisa
    lubna lucia luciana lucie lucile lucille lucinda lucrecia lucretia lucrezia lucy lucyna ludmila ludmyla ludwika
    luella luisa luise lujain luminita luz lydia lydie lynda lyndsey lynn lynne lyubov lyudmila lyudmyla maaike
    maame mabel macarena machiko machteld madalina maddalena maddie madeleine madeline madhuri madison mae maeve
    magda magdalena magdolna maggie maha mahnaz mahnoor mahsa mahvash maia maisie maite maj maja majlinda makayla
    makeda maki makiko mako malak malala maleeha malgorzata malia malin malini mamata mame mami mamta mana manal
    manar mandana mandi mandisa mandy maneka manisha manju manon manuela mara marcela marcy marfa margaret margarete
    margarita margaux margery margherita margit margo margot margreet margret margrethe margriet margrit marguerite
    mari maria maria-anna maria-eleni mariagrazia mariah mariam mariama mariana mariann marianne marianthi
    mariastella maribel maricarmen marie marie-anna marie-claire marie-france marie-laure mariella marietta mariia
    marija marijana marijke marika mariko marilyn marina marine mariola marion marisa marisol marissa marit marita
    maritza mariya marjatta marjorie marketa marlee marleen marlena marlene marlies marloes marta martha martina
    martine mary maryam maryna maryse marzena masae masako
    masha masih masoumeh mathilde matsuko mattie maud maude maureen
    mavis maxine maya mayawati maysa maysoon mayssa mayu mayuko mayumi mckenna mechthild medha meena meenakshi meera
    meg megan megawati megha meghna megumi mehrangiz mehreen mehri mehriban mehwish meiling meirav melania melanie
    melek melike melina melinda melissa meltem menaka meral merav meredith merja merve meryem meryl mette mhairi mia
    micaela michaela michela micheline michelle michiko midori mie mieke mieko mihaela miho mikako mikayla mikiko
    mila milada milagros mildred milena millicent millie miluse mimi mina mindy mine minnie minoo mira miranda
    mireille mirela mirella miri miriam mirjam mirjana miroslava miroslawa mirta misaki mitra mitsuko miyoko miyuki
    mizuho moe moira mojgan mollie molly momoka momoko
    mona monica monika monique montserrat morag mouna mridula muge
    mujde mukaddes muna muriel mutsuko mutya mya myra myriam myrtle naama nada nadege nadera nadezhda nadia nadiia
    nadine nadiya nadja nadya nafisa nahed naheed nahid nahla naila naima najat najla najma najwa nalan naledi nan
    nanako nanami nancy nancy-anne nandini nandita nani nanna nannette naoko naomi narges nargis narin nasreen
    nasrin natalia natalie nataliia nataliya natalka natalya natasa natasha natasza nathalie natsuko natsumi nawal
    nayla nazan nazanin nazia nazli nechama necla neelam neelie neena neeta neetu negar negin neha nele nelida nell
    nellie nermeen nermin nerys nese neslihan nesma nesrin
    nettie nevena nevin nevine ngozi nia niamh nicole nicoleta
    nicoletta nidhi nieves nighat niki nikki nikolett nilay nilde nilgun nili niloufar nilufer nimet nina nira
    nirit nirmala nisha nisreen nita nithya nkechi nkosazana noelia noelle noemi noemie noha nokuthula nompumelelo
    nomsa nomvula nooshin nora noreen noriko norma nosiviwe nouha noura nozomi nura nuray nurcan nurhan nuria nurit
    nursel nurul nydia oana obiageli oby oceane octavia oda odette odile ofra ogechi oksana olena olesya olga
    olga-maria olha olimpia olivera olivia olufunmilayo olwen omotola ophelia
    oprah orit orla orlaith orly orna ornella orsolya osnat
    otilia ottoline outi oya ozge ozlem padma paetongtarn
    paivi pallavi paloma pam pamela pammy panagiota paola paraskevi
    parastoo pari parinaz parineeti parisa parul parvaneh parvati parveen parvin pascale patricia patrizia patrycja
    patsy patti patty paula paulette paulina pauline pavla
    peggy peiling penelope penny perihan pernille pervin petra petronella petula
    philippa phoebe phyllis pia pilar pina pinar pirkko piroska pnina polina polly pooja poonam poppy portia prachi
    pragya pramila prathiba pratibha preeti preity preneet prerna priti priya priyanka prudence puan puja
    purificacion purnima puteri putri rabab rabia rachael rachel rachida rachna rada radha radhika radka radmila
    raffaella ragini ragnhild raisa rajni rajshree raluca ramatoulaye ramona ramya rana randi rani rania ranjana
    ranka raphaelle raquel rasha rashida rashmi ratna rawan rawia razan reba rebecca reem reema reena regina regine
    reham rehana reiko rekha rena renata renate renee renho
    renske renu renuka reshma retno revital reyhan rhianna rhiannon
    rhoda rhona rianne ricarda richa ridhi rie rieko rigmor rigoberta rihab rihanna riikka riko rim rima rimma rina
    rini risa rishma risma rita ritsuko ritu ritva rivka roberta robyn rochelle rocio rodica rohini roisin rokia
    rola ronit roopa rosa rosalie rosalind rosalyn rosamund rosanna rosaura roseanne roselyne rosemarie rosemary
    rosena rosetta roshni rosie rossella roswitha rowena roxana roxane roxanne roxie roya roza rozalia ruba rubina
    ruchi ruchika ruhama rukhsana rukiye rukmini rula rumi rumiko rupa rupali ruslana ruth ruti ruvimbo ruxandra
    ruzena ruzica saadet saba sabiha sabina sabine sabrina sachiko sadako sadhana sadhvi sadia sadie saeko safaa
    safia safiye sahar sahle-work saima sajida saki sakshi sakura salimata sally salma salome salwa sama samah
    samaneh samantha samar samia samina samira sana sanam sanda sandhya sandra sandrine sangeeta sangita sania sanja
    sanjana sanna saoirse sapna sara sarah sarah-jane sarala
    sarit sarita sarka sarla saroj sarojini saskia satoko satomi
    satsuki satu savita savitri sawsan sayaka sayuri scarlett sebnem seema segolene seiko selena selina selma sema
    semiha semra senay senka sepideh serap serena serpil setareh setsuko sevda sevgi sevil sevim sevinc seyhan
    shabana shabnam shadia shahla shahrzad shaila shaima shaimaa shalini shani shaniqua shanta shanti shaparak
    sharifa sharmeen sharmila sharmistha sharon sharron shatha shauna shawna shazia sheela shefali shehla sheila
    shelia shelley shereen sherine sherri sherry sheryl shigeko shilpa shiori shira shirin shirley shirly shivani
    shizuka shizuko shlomit shobha shobhana shohreh shoko shokoufeh sholeh shosh shoshana shraddha shreya shruti
    shubha shulamit shweta sian sibel sibyl sibylle sidra sienna sigal sigalit signe sigrid silke silvana silvia
    sima simge simin simona sinead sinikka siobhan siri sirimavo sirpa sita siti siv sivan sizakele slavica smadar
    smita smriti sneha snezana snezhana soad sobia sofia sofie sofija sofiya soheila solange soledad solveig sona
    sonal sonali sonam sondra songul sonia sonja sonya sophia sophie soraya sorina souad souha sousan stacey stacie
    stacy stana stanislava stanislawa stavroula stefania stefanie steffi stella stepanka stephanie stephany stina
    stojanka sucheta sudha sue suella suha suhair suhasini sujata sukmawati sule suling sumaira sumaya sumiko sumire
    sumitra suna sunanda sunita sunniva supriya surekha susan susana susanna susannah susanne sushila sushma susi
    susie suzan suzanne suzi suzy svenja svetlana sviatlana svitlana swapna swara swati swetlana sybil sylvia sylvie
    sylwia szilvia tabatha tabitha taghreed tahani tahira tahmina taisia takako tali talia talya tamar tamara tami
    tamika tamiko tammi tammy tania tanja tansu tanushree tanvi tanya tara tarana taraneh tarja tasha taslima
    tatiana tatjana tatyana tavleen teodora tera teresa terez tereza terri teruko tess tessa tetiana tetyana thaleia
    thandi thandiwe thangam thea theano thelma theodora theresa thoko thuli thuraya tia tiana tiffany timea tina
    tineke tiziana tokiko tomoko tomomi tonya torill toshiko tova tove tracey tracy tricia trina trine trisha trudy
    trupti truus tsipi tsitsi tsveta tsvetelina tuba tugba tugce tuija tulay tulin tulsi tunde turid turkan tuula
    tytti tzipi tzipora uliana ulku ulla ulrika ulrike ulyana uma umeko ummuhan umran una unni urmila ursel urska
    ursula urszula urvashi usha uta ute uzma vaishali valarie valdete valentina valentyna valeria valerie vandana
    vanesa vanessa vani vanna varsha vasiliki vasilisa
    vassiliki vasundhara velma vendula venessa venetia veorica vera
    verena verity veronica veronika veronique vesna vicki vickie vicky victoria victoriia vida vidya vigdis vijaya
    viktoria viktoriia viktoriya vildan vimala vineeta viola violet violeta viorica virginia virginie vittoria
    viviana vivien vivienne vjosa vlasta vlora vrinda wafa
    wafaa wakako walburga waltraud wanda wangari wanjiku wanjiru
    wejdan wendy weronika whitney widad wiebke wieslawa wietske wilhelmina wilhelmine willa willeke wilma winifred
    winnie winnifred wioletta wislawa xenia xiaoling ximena xiomara
    yaa yael yaffa yamini yana yara yasemin yashodhara
    yasmeen yasmin yasmine yasuko yeganeh yehudit yekaterina yelena yeliz yelizaveta yenny yetunde yevgenia
    yevgeniya yevheniia yewande yifat yildiz yingluck yingying ylva yocheved
    yoko yolanda yoshie yoshiko yousra yui yuka yukari yukie
    yukiko yuko yulia yuliana yuliia yuliya yumi yumiko yuriko yusra yveta yvette yvonne zadie zahava zahra zaina
    zainab zanele zara zari zartaj zdenka zdravka zehava
    zehavit zehra zeina zeinab zelda zeliha zeljka zerrin zeynap
    zeynep zhaleh zhanna ziba zinaida zita ziva zlata zodwa zoe zofia zohra zoleka zora zorana zorica zoya zsofia
    zsuzsa zsuzsanna zubaida zubeyde zunaira zuzana zuzanna
    """.split()
)

#: Short forms that do not begin as their names do, nor are a part of them: "bobby" is one as well.
_SHORT: Final = {
    "bill": "william",
    "bob": "robert",
    "dick": "richard",
    "jack": "john",
    "jim": "james",
    "ted": "edward",
    "tony": "anthony",
    "harry": "henry",
    "peg": "margaret",
    "kat": "catherine",
    "bet": "elizabeth",
    "nell": "helen",
}
#: Letters by which two first names may be forms of one where they begin with them, or one is a part of the other.
_BEGINS: Final = 2
_PART: Final = 3
#: Letters that no accent can be taken from.
_LETTERS: Final = str.maketrans({"ł": "l", "ø": "o", "ı": "i", "đ": "d", "ð": "d", "æ": "ae", "þ": "th"})


@lru_cache(maxsize=4096)  # a text names whom it names again and again
def gender(first_name: str) -> Gender | None:
    """Whether a first name is a man's or a woman's, accents or not; None for one that may be either."""
    spelt = plain(first_name)
    return "he" if spelt in _MEN else "she" if spelt in _WOMEN else None


def may_be_one(first_name: str, other: str) -> bool:
    """Whether one person may be called both: Dave and David, Liz and Elizabeth, but not Anna and Andrew."""
    short, long = sorted((plain(first_name), plain(other)), key=len)
    if gender(short) and gender(long) and gender(short) != gender(long):
        return False
    return (
        short[:_BEGINS] == long[:_BEGINS]
        or (len(short) >= _PART and short in long)
        or any(_SHORT[form] == long and short.startswith(form) for form in _SHORT)
    )


def plain(name: str) -> str:
    """The name in small letters, without accents: "Łukasz" → "lukasz"."""
    letters = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
