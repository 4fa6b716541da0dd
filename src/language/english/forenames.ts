/**
 * Given names: short forms with what they are short for, and the usual sex of common ones (for pronouns). Own compilation from general
 * knowledge; names that both sexes bear are left out of the second list.
 */

const SHORT = `
abraham abe; albert al bert; alexander alex alec sandy sasha; alexandra alex sandra sasha; alfred al fred alfie; andrew andy drew;
anthony tony antony; arthur art; barbara barb barbie; benjamin ben benny bibi; bernard bernie; catherine katherine kathryn cathy kathy kate katie cate;
charles charlie chuck; christine christina chris tina; christopher chris kit; clifford cliff; cynthia cindy; daniel dan danny;
david dave davey; deborah debra deb debbie; dennis denny; donald don donny; dorothy dot dolly; douglas doug; edmund ed eddie;
edward ed eddie ted teddy ned; elizabeth liz beth betty eliza lizzie betsy liza; emily em; ernest ernie; eugene gene; evgeny yevgeny zhenya;
florence flo; francis frank fran; franklin frank; frederick fred freddie; gabriel gabe; geoffrey jeffrey geoff jeff; george georgie; gerald gerry jerry;
gilbert gil; gregory greg; gwendolyn gwen; harold hal harry; henry hank harry; herbert herb bert; howard howie; hubert bert;
isaac ike; jacob jake; jacqueline jackie; james jim jimmy jamie; janet jan; jennifer jen jenny; jeremy jerry; jerome jerry;
jessica jess jessie; joanna jo; john jack johnny jon; jonathan jon jonny; joseph joe joey; joshua josh; judith judy; julia julie;
kenneth ken kenny; kimberly kim; lawrence laurence larry; leonard len lenny leo; leonardo leo; leslie les; lewis lew; louis lou; lucille lucy;
madeline maddie; margaret maggie meg peggy margie madge; martin marty; marvin marv; matthew matt; maurice mo; maximilian max;
melissa missy; michael mike mick mickey mikey; mikhail misha; mitchell mitch; nancy nan; nathaniel nathan nate; nicholas nick nicky;
nikolai kolya; norman norm; oliver ollie; pamela pam; patricia pat patty tricia trish; patrick pat paddy; peter pete; philip phillip phil; priscilla cilla;
rachel rae; randolph randy; raymond ray; rebecca becky; reginald reg; richard dick rick rich ricky richie; robert bob rob bobby robbie bert;
rodney rod; roger rog; ronald ron ronnie; rosemary rose; rudolph rudy; russell russ; samuel sam sammy; samantha sam; sandra sandy;
sarah sally sara; sidney sid; solomon sol; stanley stan; stephanie steph; stephen steven steve stevie; stuart stewart stu; susan suzanne sue susie suzy;
terence terrence terry; theodore ted theo teddy; theresa teresa tess terry; thomas tom tommy; timothy tim timmy; valerie val;
victor vic; victoria vicky tori; vincent vince vinny; virginia ginny; vladimir volodya; volodymyr vova; walter walt wally; wilfred wilf;
william bill will billy willy liam; zachary zach zack; mohammed mo; abdullah abdul; yitzhak isaac; francisco paco; jose pepe; josep pep;
luiz lula; ignacio nacho; enrique kike; antonio tony; giovanni gianni; giuseppe beppe; dmitry dima; sergei seryozha; aleksandr alexander sasha;
alejandro alex; rafael rafa rafi; gustavo guga; manuel manolo manny; eduardo edu; roberto bob; ricardo ricky; emmanuel manny; chukwuemeka emeka
`;

const MEN = `
aaron abdel abdul abdullah abraham adam adrian ahmad ahmed akira alan albert alberto alejandro aleksandr aleksei alex alexander alexei alfred ali
allan allen alvaro amir amr anders andre andreas andrei andres andrew angelo anthony antoine anton antonio antony antonis arjun arnold arthur arturo asif
avi aziz barack benjamin ben bernard bernie bill bob bobby boris brad bradley brandon brendan brett brian bruce bruno bryan carl carlo carlos cesar
chad charles charlie chris christian christopher chuck claude claudio clement colin conor craig cristian curtis dale dan daniel danny darren dave david
dean denis dennis derek diego dieter dimitri dirk dmitri dmitry dmytro dominic don donald doug douglas duncan dwayne ed eddie edgar edmund eduardo edward
edwin eli elijah elon emmanuel enrique eric erik ernest ernesto ethan eugene evan fabio faisal farhan farid felipe felix ferdinand fernando francesco
francis francisco francois franck frank franz fred frederick fyodor gabriel gareth gary gavin gene geoff geoffrey georg george georgi gerald gerard
gerhard giovanni giuseppe glenn gordon graham greg gregory guillermo gunter gus gustavo guy haider hamid hank hans harold harry harvey hasan
hassan hector heinz helmut henri henry herbert herman hiroshi hossein howard hugh hugo hussein ian ibrahim igor imran isaac ismail ivan jack jacob jacques
jair jake jamal james jan jared jason javier jay jean jeff jeffrey jens jeremy jerome jerry jesus jim jimmy joachim joao joe joel johan johannes john
johnny jon jonathan jorge jose josef joseph josh joshua juan jude julian julio jurgen justin kareem karim karl kazuo keir keith ken kenji kenneth kevin khaled
khalid kofi kurt kyle lamar lance larry lars laurent lawrence lee lennart leo leon leonard leonardo leonid lev lewis liam lionel lloyd logan lorenzo louis lucas
luca luigi luis luiz luke mahmoud malcolm manuel marc marcel marcelo marco marcos marcus mario mark marko martin marvin massimo mateo matt matteo
matthew matthias maurice mauricio max maxim mehmet michael michel miguel mike mikhail milan miles miroslav mitch mitt mohamed mohammad mohammed mohsen moses
moshe muhammad mustafa nabil narendra nathan neil nelson nicholas nick nicolas nigel nikita nikolai noah noel norman oleg oleksandr olivier olaf oliver omar
orlando oscar osama otto pablo paolo pascal pat patrick paul paulo pavel pedro per peter petr petro phil philip philippe pierre piotr pyotr qasem rafael rahul
raj rajiv ralph ramon ramzan randy raul ravi ray raymond recep reza ricardo richard rick rob robert roberto robin rod rodrigo roger rohit roland romano ron ronald
ronnie ross roy ruben rudolf rupert russell ryan saad saeed salah salim salman salvador sam samir samuel sanjay saul scott sean sebastian sergei
sergey sergio seth shane shaun shimon shinzo sidney silvio simon stanislav stefan stefano stephane stephen steve steven stuart sunil syed taro ted terrence
theo theodore thierry thomas tim timothy tobias todd tom tomas tommy tony travis trevor tyler umar vaclav victor viktor vince vincent vitaly vivek vlad
vladimir volodymyr walter warren wayne werner wilhelm will william willy wolfgang xavier yair yasser yitzhak yoav yousef youssef yuri yusuf zach zachary
abdelaziz abdelmadjid abderrahmane abiy abubakar adebayo adel aiden ajay alain alastair alessandro alexandre alfonso alfredo alistair alvin amadou amit anatoly andrej
andrius andrzej anil ankur anselm antti anwar armando armin arne arsenio ashok ashraf atiku augusto aydin bartosz bashar bashir bastian bayo bela bharat bjorn bogdan bola
boubacar branko burak callum cameron cemal cezary chandra chidi chinedu chinua christoph cillian cormac cosmin cyril daisuke damian damien daniele danilo darius dariusz
darko darragh davide davor declan deepak denys desmond dexter didier dilip dinesh domenico donal dragan dusan dylan eamon edgardo edison eduard egor ehud elias emeka emil
emile emilio emre enzo erdem erhan erwin esteban etienne evangelos evgeny ezequiel fadi farrukh federico fergus fernand ferdinando filip finn fintan florian folarin
frantisek friedrich fritz gaetano gaston gebran genaro giacomo giorgos giulio goran grigory grzegorz guilherme gunther gurpreet gyorgy habib hakan hamad hamza hannes
haris haruto hashim heinrich hendrik henrik henrique hernan hisham horst huseyin iain idris ignacio ilya imad ioannis isidro ivo iker jakob jakub jamil jarek jarmo javad
jaroslav jesper jiri joaquin joost jordi joris josip jozef juha jussi kaan kabir kacper kamal karsten kazimierz kemal kenan kerem khalil kieran klaus konstantin
konstantinos kostas krishna kristian krzysztof kunal kwame kyriakos laszlo lech leif leonidas levi lorcan lothar luciano ludwig lukas lutz maciej magnus mahmood malik
manfred manish manmohan marek mariano marius mateusz mathieu mattias mauro mayank meir melvin memet micah michal mihai mihail milos mirko mobutu mohan mohsin moritz
muammar mukesh murat musa myles nadir naftali naoki nasser naveed nawaz nayib necip nicolae nikola nikolaos nikos niklas nils noam nobuo ole olafur oluwaseun omer orhan
osman oswaldo otmar ousmane owen padraig pankaj panagiotis pascual patricio pawel pekka petar pietro pradeep prakash pranab predrag qusay rachid radek radoslaw radovan
rafal rainer rajesh rakesh ramesh ramiro rashid rasmus rauf ravindra reinhard reinhold renaud riad rickard rinat robbie rodolfo rolf roman ronan rory ruslan saif sajid
sakari salvatore sameh sami sandeep sandro sanjeev santiago satoshi saverio sebastiano sefton selim semyon serge serhii sheldon shigeru siddharth sigmar silvan slobodan
soren srinivas stanislaw stavros steffen stelios sten stig stjepan suleiman suresh sven svein tadeusz taha takashi tamer tareq tarek tariq tayyip thabo thibault thiago
thorsten timo tomasz tomaz torsten tristan tsvi tuncay udo ulf ulrich umberto uwe valdis valentin valerio valery vasily vassilis vaughn viggo vijay vikas vikram viliam
vinod virgil virgilio vito vladislav wahid waldemar waleed walid wieslaw wim wojciech yannick yannis yasin yevhen yiannis yoshihide yoshiro yves zaid zbigniew zdenek
zeljko zeev zlatan zoltan zoran
`;

const WOMEN = `
abigail adriana agnes aisha alexandra alexandria alice alicia alina alison amanda amelia amina amy ana anastasia andrea angela angelina anita ann anna
anne annette annie antonia aoife april ariana asha ashley astrid audrey aung ayesha barbara beatrice beatriz becky belinda benazir bernadette beth betty beverly
birgit bonnie brenda bridget brigitte brittany camila camilla carla carmen carol carole caroline carolyn carrie catherine cecilia charlotte
chelsea cheryl chiara chloe christina christine cindy claire clara claudia condoleezza connie constance cristina cynthia daniela danielle deborah debbie debra
denise diana diane dilma dina dolores donna dora doris dorothy edith eileen elaine eleanor elena eleni elisa elise elizabeth ella ellen elsa emily emma erica erin
esther eva evelyn faith fatima fatma felicia fiona florence frances francesca frida gabriela gail galina gemma georgia gertrude gina giorgia gisele giulia
gloria grace greta gretchen gwen gwyneth haley hanan hannah harriet heather heidi helen helena helene hilary hillary hina holly ida ilhan inez ingrid irene iris irina
isabel isabella ivana ivanka jacinda jacqueline jane janet janice jasmine jeanette jeanne jennifer jessica jill joan joanna joanne josephine joyce
juanita judith judy julia juliana julie julieta kaja kamala karen karin katarina kate katherine kathleen kathryn kathy katie katrina kayla kelly kerry kimberly kirsten kristen
kristi kristina larissa laura lauren layla leah leila lena leticia lina linda lindsay lisa liz liza lola lorena louise lucia lucy ludmila lydia lyudmila madeleine
madeline maggie malala mandy manuela marcia margaret margarita maria mariam marianne marie marilyn marina marjorie marta martha martina mary maryam maureen maya
megan mei melania melanie melinda melissa mercedes meredith mette mia michelle mildred mina miranda miriam molly mona monica monique nadia nadine nancy naomi natalia natalie
natasha nicola nicole nina nora noura olga olivia ophelia pamela patricia patti paula pauline peggy penelope penny petra phoebe phyllis priti priya rachel
rania rebecca regina renata renee rhonda rita roberta rosa rosalind rose rosemary roxana ruth sabine sabrina sadia safia sally samantha sandra sanna sara
sarah selma shannon sharon sheila shelley shirley shireen silvia simone sofia sonia sonja sophia sophie stacey stella stephanie sue susan susana susanna suzanne svetlana
sylvia tamara tammy tania tanya tara tatiana teresa tessa theresa tiffany tina tracy ursula valentina valerie vanessa vera veronica vicky victoria
virginia viviane wanda wendy whitney winnie xiomara yasmin yelena yolanda yulia yvonne zainab zara zoe
ada adaeze adele adelaide agata agnieszka ailsa aino aida akiko alba aleksandra alessandra aletta alexia aline alma alva amal amalia amara amaya amelie amira anabel
anastasiya andreea aneta angelica angelique anika anja anneke annika anneliese antje antoinette anya aoibhinn araceli arianna arlene asma asta asuka aya ayelet azadeh
bahar barbora bella bente berta bianca bettina brigid brid bronagh bronwyn caitlin candice caoimhe carlotta carly carmela caterina catalina catriona celeste celia celine
chandrika charlene chiamaka chioma christa ciara clare claudine clemence cora coretta corinna cornelia dagmar dalia danuta daphne darya deirdre delphine devi dilek
dominika dorota dorte ebba edna ekaterina elaina elif elisabeth elisabetta elke ellie elodie eloise elvira emilia emilie emine emmanuelle erika ermelinda esmeralda
estelle eugenia eunice evangelia ewa fabiana fadia farah fatemeh fatou federica fernanda filippa fionnuala flora floriane freya funmi gabriella gabrielle genevieve gerda
giovanna gita golda gordana graciela grainne guadalupe gudrun gulnara habiba hadiza hadija halima hana hanna hanne hatice hedda hedwig hege heike helga helle henrietta
henriette herta hilda hilde houda ilaria ilona ilse imelda imogen indira ines inga inger ingeborg inna ioana irena irma isha isla ivonne iwona izabela jadwiga jana janine
jelena jeannette jenna jette joana jodie jolanta jorunn josefina jovana juliane juliette jutta jytte kaisa kajsa kalpana karina karolina kasia katarzyna katerina kateryna
katharina kathrin katja kavita keiko kerstin khadija kinga kirsi kirsty klara klaudia kristin ksenia ksenija kyra laila lakshmi lamia lana lara latifa lavinia lea leonie
leonora leyla lidia lieke liesbeth lilian liliana lillian linh lise liselotte liv livia ljubica lorna lotta lotte louisa luisa lujain luz magda magdalena maia maja
malgorzata malin malika manal manon marcela margarida margherita margit margot margrethe mariana mariela marietta marija marika marilena marisa marisol marit marlene
marlies martine maryna masako mathilde matilda maud mayumi meera megumi mehwish meike meral merete merve michaela michaele mihaela milagros milena milica mira mirela
mireille mirjam monika morag morgane mwajuma nadezhda nadja nafisa naledi nanette naoko narges nastassja natacha natalya nathalie nawal nayeli nelly nermin ngaire ngozi
niamh nilufar nirmala nkechi noemi nomvula norah noriko nuria nurul oana octavia odette ofelia oksana olena oona orla orna ornella ottilie paloma paola parisa patrizia
patrycja petronella pia pilar polina pooja pragya pratibha prudence rabia radhika rahel raisa ramona ranjana raquel rasa rashida reem reena reiko rhiannon ritva rocio
romina rosalia rosanna rosario roxane ruxandra ruzena saadia sabina sabrine sachiko saffron sakura salma samar samira sandrine sania sarita saskia satu sayaka selina
senta severine shabana shabnam shakira shanti shauna shazia shirin shreya sibylle sigrid signe siiri silke silvana simona sinead siobhan sirpa siri snezana solange
soledad solveig soraya sorcha stefania steffi stina sunita suzana swati sylvie tahira taina takako tamar tarja tatjana tatyana tilda tomoko tove trine tuula tzipi ulla
ulrike urszula uschi usha valeria valerija vasiliki vesna vibeke vigdis viktoria violeta violetta virginie vivian vivienne wilhelmina wiktoria winifred xenia yael yaneth
yasmine yekaterina yevgenia yoko yoshiko yuliya yuriko zahra zaha zdenka zeinab zehra zeynep zhanna zlata zofia zorica zsuzsanna zuzana
`;

const shorts = new Map<string, Set<string>>();
for (const group of SHORT.split(';')) {
  const names = group.trim().split(/\s+/);
  for (const name of names) {
    const known = shorts.get(name) ?? new Set<string>();
    for (const other of names) if (other !== name) known.add(other);
    shorts.set(name, known);
  }
}
const men = new Set(MEN.trim().split(/\s+/));
const women = new Set(WOMEN.trim().split(/\s+/));

/** True where one given name is a usual short form of the other, or both are of a third (folded, lower case): "joe", "joseph". */
export const isShortFor = (a: string, b: string): boolean => shorts.get(a)?.has(b) ?? false;

/** Usual sex of a given name (folded, lower case), where it is known. */
export function sexOf(name: string): 'm' | 'f' | undefined {
  if (men.has(name)) return women.has(name) ? undefined : 'm';
  return women.has(name) ? 'f' : undefined;
}

/** True for a given name in the lists. */
export const isForename = (name: string): boolean => men.has(name) || women.has(name) || shorts.has(name);

/** Family names of China, Korea and Vietnam that are written first and stand alone for their bearer: "Xi" of "Xi Jinping". */
const FIRST = new Set(
  `ahn bae baek bai bui cai cao chang chen cheng cho choi chu chung dang deng ding do doan dong du duan fan fang feng fu gao gong gu guo gwak ha han he hoang hong hou hu hua huang huynh hwang jang jeon jeong ji jia jiang jin jo joo jung kang kim kong kwak kwon lai lam lau le lee lei li liang liao lim lin liu long lu luo luong mao meng min moon nam ngo nguyen noh oh pak pan park peng pham phan qian qin ren roh rong ryu shao shen shi shin sim sohn son song su sun tan tang tao tian tran trinh truong tsai vo vu wan wang wei wen won woo wu xi xia xiao xie xu xue yan yang yao ye yeo yi yin yoo yoon yu yuan yun zeng zhang zhao zheng zhong zhou zhu zou`.split(
    ' ',
  ),
);
export const isFamilyFirst = (name: string): boolean => FIRST.has(name);
